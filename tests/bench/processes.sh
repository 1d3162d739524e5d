#!/bin/sh
# processes.sh PROGRAM [--quick] -- the program against `openssl` and `certtool` as whole
# processes, from start to exit, with hyperfine, in several rounds; Markdown on standard
# output. Before that, `openssl verify` judges what each of them has issued.
set -eu

usage='usage: tests/bench/processes.sh PROGRAM [--quick]'
PROGRAM=${1:?$usage}
PROGRAM=$(cd "$(dirname "$PROGRAM")" && pwd)/$(basename "$PROGRAM")
table=$(cd "$(dirname "$0")" && pwd)/processes.awk
rounds=7 runs=50 key_runs=30
if [ "${2:-}" = --quick ]; then
    rounds=2 runs=15 key_runs=10
fi
for tool in hyperfine openssl; do
    if ! command -v "$tool" >/dev/null; then
        echo "bench: $tool is missing (Debian: apt-get install $tool): no rows of whole processes"
        exit 0
    fi
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
cd "$folder"

# --- files to work on ------------------------------------------------------------------

subject='CN=example.test,O=Example,C=CZ'
for name in root issuing server; do
    "$PROGRAM" keygen -q -o "$name.key"
done
"$PROGRAM" selfsign --ca --key root.key --subject 'CN=Root,O=Example,C=CZ' -o root.pem
"$PROGRAM" request --key issuing.key --subject 'CN=Issuing,O=Example,C=CZ' -o issuing.csr
"$PROGRAM" issue -q --ca root.pem --ca-key root.key --profile intermediate issuing.csr -o issuing.pem
"$PROGRAM" request --key server.key --subject "$subject" --host example.test -o server.csr
"$PROGRAM" issue -q --ca issuing.pem --ca-key issuing.key server.csr -o server.pem
cat server.pem issuing.pem >chain.pem
cat >extensions.cnf <<'END'
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth
subjectAltName = DNS:example.test
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
END
cat >template.cfg <<'END'
cn = "example.test"
organization = "Example"
country = CZ
dns_name = "example.test"
tls_www_server
signing_key
encryption_key
expiration_days = 90
END

# --- commands --------------------------------------------------------------------------

# command_of ROW WHO: what WHO's user types.
command_of()
{
    case $1:$2 in
    show:certwright) echo "$PROGRAM show server.pem" ;;
    show:openssl) echo 'openssl x509 -noout -text -in server.pem' ;;
    show:certtool) echo 'certtool --certificate-info --infile server.pem' ;;
    request:certwright) echo "$PROGRAM request --key server.key --subject $subject --host example.test" ;;
    request:openssl) echo 'openssl req -new -key server.key -subj /CN=example.test/O=Example/C=CZ -addext subjectAltName=DNS:example.test' ;;
    request:certtool) echo 'certtool --generate-request --load-privkey server.key --template template.cfg' ;;
    issue:certwright) echo "$PROGRAM issue -q --ca issuing.pem --ca-key issuing.key server.csr" ;;
    issue:openssl) echo 'openssl x509 -req -in server.csr -CA issuing.pem -CAkey issuing.key -days 90 -extfile extensions.cnf' ;;
    issue:certtool) echo 'certtool --generate-certificate --load-request server.csr --load-ca-certificate issuing.pem --load-ca-privkey issuing.key --template template.cfg' ;;
    verify:certwright) echo "$PROGRAM verify --trust root.pem --untrusted issuing.pem --host example.test server.pem" ;;
    verify:openssl) echo 'openssl verify -x509_strict -purpose sslserver -verify_hostname example.test -CAfile root.pem -untrusted issuing.pem server.pem' ;;
    verify:certtool) echo 'certtool --verify --load-ca-certificate root.pem --verify-hostname example.test --verify-purpose 1.3.6.1.5.5.7.3.1 --infile chain.pem' ;;
    keygen:certwright) echo "$PROGRAM keygen -q --bits 2048" ;;
    keygen:openssl) echo 'openssl genrsa 2048' ;;
    keygen:certtool) echo 'certtool --generate-privkey --key-type rsa --bits 2048' ;;
    esac
}

contenders='certwright openssl'
if command -v certtool >/dev/null; then
    contenders="$contenders certtool"
fi

# All exit statuses must be 0, and what was issued must be right in OpenSSL's eyes.
for row in show request issue verify keygen; do
    for who in $contenders; do
        # shellcheck disable=SC2046,SC2091 # the words of a command, which is run
        if ! $(command_of "$row" "$who") >"$row.$who" 2>messages; then
            echo "bench: $who: $row failed:" >&2
            cat messages >&2
            exit 2
        fi
    done
done
for who in $contenders; do
    sed -n '/BEGIN CERTIFICATE/,$p' "issue.$who" >issued.pem
    openssl verify -purpose sslserver -verify_hostname example.test -CAfile root.pem \
        -untrusted issuing.pem issued.pem >messages 2>&1 || { cat messages >&2; exit 2; }
done

# --- measuring -------------------------------------------------------------------------

# Appends "row,who,wall,user,system" for each contender; wall is the median, but for
# keys the mean, as the times of the processor are.
measure()
{
    row=$1 count=$2
    set --
    for who in $contenders; do
        set -- "$@" -n "$who" "$(command_of "$row" "$who")"
    done
    hyperfine --shell=none --style none --warmup 3 --runs "$count" --export-csv round.csv "$@" \
        >/dev/null 2>messages || { cat messages >&2; exit 2; }
    awk -F , -v row="$row" 'NR > 1 {
        print row "," $1 "," (row == "keygen" ? $2 : $4) "," $5 "," $6 }' round.csv >>measured.csv
}

round=0
while [ "$round" -lt "$rounds" ]; do
    for row in show request issue verify; do
        measure "$row" "$runs"
    done
    measure keygen "$key_runs"
    round=$((round + 1))
done

echo
echo "$rounds rounds of $runs runs each, $key_runs for keygen; $(openssl version | cut -d ' ' -f 1,2),"
echo "$(certtool --version 2>/dev/null | sed -n 1p || echo no certtool), $(hyperfine --version)."
awk -f "$table" -v title='Whole processes: user and system time' -v what=processor measured.csv
awk -f "$table" -v title='Whole processes: wall-clock time' -v what=wall measured.csv
