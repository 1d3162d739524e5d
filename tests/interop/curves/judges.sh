# shellcheck shell=sh
# judges.sh -- what each peer says of the chains in the file "sites": a line for each, with the
# name that it is served under, its folder, and which of the three chains there it is. Prints a
# line "NAME|yes" or "NAME|no: REASON" for each. Sourced by curves.sh; the Java, Go and Python
# programs beside it print the same lines.
# shellcheck disable=SC2154

# Each judges $folder/$variant.pem, leaf and intermediate, for the server $name, trusting
# $folder/root.pem, with `observe`.

judge_certwright()
{
    observe certwright verify --trust "$folder/root.pem" --host "$name" "$folder/$variant.pem"
}

said_certwright()
{
    sed -n 's/^certwright: [^:]*: //p' "$output" | head -n 1
}

judge_openssl()
{
    observe strict "$folder/root.pem" "$name" "$folder/$variant.pem" \
        -untrusted "$folder/$variant.pem" -check_ss_sig
}

said_openssl()
{
    sed -n 's/^error \([0-9]*\) at .* lookup: /\1 /p' "$output" | head -n 1
}

# Reads no files but those below its root, to which `answers` copies the chains.
judge_openssl35()
{
    below=/tmp/${there##*/}/${folder##*/}
    observe openssl35 verify -x509_strict -no-CApath -no-CAstore -CAfile "$below/root.pem" \
        -purpose sslserver -verify_hostname "$name" -untrusted "$below/$variant.pem" \
        -check_ss_sig "$below/$variant.pem"
}

said_openssl35()
{
    said_openssl
}

judge_gnutls()
{
    observe certtool --verify --load-ca-certificate "$folder/root.pem" \
        --verify-hostname "$name" --verify-purpose 1.3.6.1.5.5.7.3.1 \
        --infile "$folder/$variant.pem"
}

said_gnutls()
{
    sed -n 's/^Chain verification output: .* NOT trusted\. \(.*[^. ]\)[. ]*$/\1/p' "$output"
}

# vfychain asks for no name; -pp is libpkix, with an anchor that is no part of the database.
judge_nss()
{
    observe vfychain -d "sql:$site/database" -pp -u 1 -a "$folder/$variant.leaf.pem" \
        -a "$folder/$variant.intermediate.pem" -t -a "$folder/root.pem"
}

said_nss()
{
    sed -n 's/^ *ERROR \(-[0-9]*\): /\1 /p' "$output" | sed -n 's/\.$//; 1p'
}

judge_curl()
{
    observe fetch "$name" --cacert "$folder/root.pem"
}

said_curl()
{
    sed -n 's/^curl: ([0-9]*) //; s/^SSL certificate problem: //; 1p' "$output"
}

# answers JUDGE: of those above.
answers()
{
    while read -r name folder variant <&3; do
        "judge_$1"
        if [ "$status" -eq 0 ]; then
            echo "$name|yes"
        else
            echo "$name|no: $("said_$1")"
        fi
    done 3<sites
}

answers_certwright()
{
    answers certwright
}

answers_openssl()
{
    answers openssl
}

answers_openssl35()
{
    there=$(mktemp -d "$OPENSSL35_ROOT/tmp/curves.XXXXXX")
    cp -r "$site/chains/." "$there"
    answers openssl35
    rm -rf "$there"
}

answers_gnutls()
{
    answers gnutls
}

answers_nss()
{
    mkdir database
    certutil -N -d sql:database --empty-password
    answers nss
}

answers_curl()
{
    answers curl
}

answers_java()
{
    java "$ROOT/tests/interop/curves/Judge.java" "$port" <sites
}

answers_go()
{
    "$WORK/go/peer" judge "$port" <sites
}

# Chromium trusts what stands in the user's NSS database; NSS takes no Ed25519 root into it.
answers_chromium()
{
    home=$site/home
    mkdir -p "$home/.pki/nssdb"
    certutil -N -d "sql:$home/.pki/nssdb" --empty-password
    sed -n 's/^.* \(.*\) good$/\1/p' sites | while read -r folder; do
        certutil -A -d "sql:$home/.pki/nssdb" -n "$folder" -t C,, -i "$folder/root.pem" \
            2>"$folder/trust.txt" || true
    done
    HOME=$home PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 \
        "$ROOT/tests/interop/curves/chromium.py" "$port" <sites
}

version_certwright()
{
    certwright --version | head -n 1
}

version_openssl()
{
    openssl version | cut -d' ' -f1-2
}

version_openssl35()
{
    openssl35 version | cut -d' ' -f1-2
}

version_gnutls()
{
    echo "GnuTLS $(certtool --version | sed -n '1s/^certtool //p')"
}

# No program of NSS tells its version.
version_nss()
{
    echo "NSS $(dpkg-query -W -f '${Version}' libnss3 2>/dev/null || echo 'of an unknown version')"
}

version_curl()
{
    echo "$(curl --version | sed -n '1s/^\(curl [^ ]*\) .*\(OpenSSL[^ ]*\) .*/\1 with \2/p')," \
        "from $(nginx -v 2>&1 | sed 's/^.*: //')"
}

version_java()
{
    java -version 2>&1 | sed -n '2s/^.*(build \(.*\))$/OpenJDK \1/p'
}

version_go()
{
    go version | cut -d' ' -f3
}

version_chromium()
{
    chromium --version 2>/dev/null | cut -d' ' -f1-2
}
