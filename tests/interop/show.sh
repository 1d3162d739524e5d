#!/bin/sh
# show.sh -- `certwright show` prints, octet for octet, what OpenSSL 3.0 and 3.5 print: for the
# roots that browsers trust, for all certificates, requests, CRLs and keys among the vectors of
# python3-cryptography-vectors, and for everything that the other scripts made. A file that
# differs must have its reason in tests/vectors/show_exceptions.txt. `pubkey` finds the same
# key.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"
# shellcheck source=tests/interop/openssl35.sh
. "$(dirname "$0")/openssl35.sh"

folder=$WORK/show
exceptions=$ROOT/tests/vectors/show_exceptions.txt
vectors=${VECTORS:-/usr/lib/python3/dist-packages/cryptography_vectors}
mkdir "$folder"

for bits in $sizes; do
    for which in root intermediate leaf client; do
        certificate=$WORK/chain-$bits/$which.pem
        same "certwright pubkey: the key of a certificate, $which, $bits bits" \
            "$(openssl x509 -in "$certificate" -noout -pubkey)" \
            "$(certwright pubkey "$certificate")"
    done
    same "certwright pubkey: the key of a request, $bits bits" \
        "$(openssl req -in "$WORK/chain-$bits/leaf.csr" -noout -pubkey)" \
        "$(certwright pubkey "$WORK/chain-$bits/leaf.csr")"
done

# collect GROUP [FILE]...: makes the folder GROUP with one file for each PEM block or DER file.
collect()
{
    group=$1 number=0
    mkdir "$folder/$group"
    while read -r file; do
        number=$((number + 1))
        into=$folder/$group/$number
        mkdir "$into"
        if ! grep -a -q -e '^-----BEGIN' "$file"; then
            cp "$file" "$into/$(basename "$file")"
        else
            awk -v name="$into/$(basename "$file")" '
                /^-----BEGIN .*(CERTIFICATE|REQUEST|CRL|KEY)-----/ {
                    sub(/\r$/, ""); count++; on = 1
                    out = count == 1 ? name : name "." count
                }
                on { print >out }
                /^-----END/ { on = 0 }' "$file"
        fi
    done
}

collect roots <<END
$(find /etc/ssl/certs /usr/share/ca-certificates -name '*.pem' -o -name '*.crt')
END
collect vectors <<END
$(find "$vectors/x509" -type f)
END
collect keys <<END
$(find "$vectors/asymmetric" -type f \( -name '*.pem' -o -name '*.der' -o -name '*.pub.pem' \))
END
# The key that was damaged on purpose is read by neither program.
collect made <<END
$(find "$WORK" \( -path "$folder" -o -path "$WORK/asn1" \) -prune -o -type f ! -name 'damaged*' \( -name '*.pem' -o -name '*.csr' -o -name '*.crl' -o -name '*.key' -o -name '*.der' \) -print)
END

# excepted VERSION FILE: the table has a reason.
excepted()
{
    grep -q -e "^$1|$(basename "$2")|" -e "^\*|$(basename "$2")|" "$exceptions"
}

# compare VERSION GROUP PERCENT: at most so many percent may differ, all of them excepted.
compare()
{
    version=$1 group=$2 percent=$3
    results=$folder/$group.$version
    find "$folder/$group" -type f -print0 |
        xargs -0 -n 1 -P "$(nproc)" sh "$ROOT/tests/interop/show_one.sh" "$version" >"$results"
    same_count=$(grep -c '^same$' "$results" || true)
    total=$(grep -c -e '^same$' -e '^differs ' "$results" || true)
    sed -n 's/^differs //p' "$results" >"$results.differs"
    : >"$results.unknown"
    while read -r file; do
        excepted "$version" "$file" || echo "$file" >>"$results.unknown"
        sed -n "s/^[^#|]*|$(basename "$file")|/    $(basename "$file"): /p" "$exceptions"
    done <"$results.differs"
    text="certwright show --like $version: $group: $same_count of $total identical"
    if [ "$total" -gt 50 ] && [ ! -s "$results.unknown" ] &&
        [ $((100 * (total - same_count))) -le $((percent * total)) ]; then
        ok "$text"
    else
        failed "$text" "$results.unknown"
    fi
}

compare_all()
{
    compare "$1" roots 0
    compare "$1" vectors 2
    compare "$1" keys 35
    compare "$1" made 2
    sed -n "s/^\(\*\|$1\)|\([^|]*\)|.*/\2/p" "$exceptions" | while read -r name; do
        grep -q "/$name\$" "$folder"/*."$1".differs ||
            { echo "$name no longer differs" >"$WORK/details.$$" && failed "exception for $1: $name" "$WORK/details.$$"; }
    done
}

compared=''
case $(openssl version) in
'OpenSSL 3.0.'*)
    compare_all 3.0
    compared=yes
    ;;
*) echo "*** NOT COMPARED WITH OPENSSL 3.0: $(openssl version) is installed" ;;
esac
if openssl35_ready; then
    compare_all 3.5
    compared=yes
fi
if [ -z "$compared" ]; then
    openssl version >"$WORK/version"
    failed 'OpenSSL 3.0 or 3.5 to compare with' "$WORK/version"
fi
