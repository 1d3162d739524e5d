#!/bin/sh
# nginx.sh -- nginx serves what was made here, on a loopback port, and curl judges it.
server_name=nginx
# shellcheck source=tests/interop/server.sh
. "$(dirname "$0")/server.sh"

# --- quick -----------------------------------------------------------------------------------

mkdir quick
observe certwright quick --dir quick example.test 127.0.0.1
same "certwright quick: three lines about what to do next" "0 3" \
    "$status $(wc -l <"$output" | tr -d ' ')"
same "certwright quick: four files" "example.test.key example.test.pem root.key root.pem" \
    "$(cd quick && printf '%s ' * | sed 's/ $//')"
same "certwright quick: keys for nobody else" "600 600" \
    "$(stat -c %a quick/root.key quick/example.test.key | tr '\n' ' ' | sed 's/ $//')"

serve "$site/quick/example.test.pem" "$site/quick/example.test.key"
for version in 1.2 1.3; do
    accept "curl: quick's certificate, TLS $version" "served by nginx" \
        fetch example.test --cacert quick/root.pem "--tlsv$version" --tls-max "$version"
done
accept "curl: quick's certificate, by address" "served by nginx" \
    fetch 127.0.0.1 --cacert quick/root.pem
expect "curl: refuses the wrong name" 60 "no alternative certificate subject name matches" \
    fetch wrong.test --cacert quick/root.pem
expect "curl: refuses an unknown root" 60 "unable to get local issuer certificate" \
    fetch example.test
cp quick/root.pem quick/root.key quick/example.test.pem quick/example.test.key .
quietly certwright quick --dir quick example.test 127.0.0.1
same "certwright quick, again: the same root" "$(cat root.pem root.key)" \
    "$(cat quick/root.pem quick/root.key)"
same "certwright quick, again: the same key" "$(cat example.test.key)" \
    "$(cat quick/example.test.key)"
contains "certwright quick, again: says that the root is the same" "$output" "same root"
serial()
{
    openssl x509 -in "$1" -noout -serial
}
if [ "$(serial example.test.pem)" = "$(serial quick/example.test.pem)" ]; then
    serial example.test.pem >same.txt
    failed "certwright quick, again: a new certificate" same.txt
else
    ok "certwright quick, again: a new certificate"
fi
quietly certwright quick --dir quick other.test
serve "$site/quick/other.test.pem" "$site/quick/other.test.key"
accept "curl: quick's certificate for another host, under the first root" "served by nginx" \
    fetch other.test --cacert root.pem

# With keys of the other types; curves.sh has mixtures.
for type in p256 p384 p521 ed25519; do
    quietly certwright quick --dir "quick-$type" --type "$type" example.test
    serve "$site/quick-$type/example.test.pem" "$site/quick-$type/example.test.key"
    accept "curl: quick --type $type" "served by nginx" \
        fetch example.test --cacert "quick-$type/root.pem"
    expect "curl: quick --type $type, refuses an unknown root" 60 \
        "unable to get local issuer certificate" fetch example.test --cacert quick/root.pem
done

# --- chains ----------------------------------------------------------------------------------

for bits in $sizes; do
    chain=$WORK/chain-$bits
    serve "$chain/chain.pem" "$chain/leaf.key"
    accept "curl: leaf and intermediate, $bits bits" "served by nginx" \
        fetch example.test --cacert "$chain/root.pem"
    accept "curl: a name under the wildcard, $bits bits" "served by nginx" \
        fetch any.wild.test --cacert "$chain/root.pem"
    accept "curl: by address, $bits bits" "served by nginx" \
        fetch 127.0.0.1 --cacert "$chain/root.pem"
    expect "curl: refuses the wrong name, $bits bits" 60 \
        "no alternative certificate subject name matches" \
        fetch wrong.test --cacert "$chain/root.pem"
    expect "curl: refuses another root of the same name, $bits bits" 60 \
        "certificate" fetch example.test --cacert "$chain/other-root.pem"
    serve "$chain/leaf.pem" "$chain/leaf.key"
    expect "curl: refuses a missing intermediate, $bits bits" 60 \
        "unable to get local issuer certificate" fetch example.test --cacert "$chain/root.pem"
done
