#!/bin/sh
# chains.sh -- root, intermediate, server and client, made here, with keys from three makers;
# and another root, to be refused. Leaves them in $WORK/chain-BITS for the other scripts.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"

# issued NAME SUBJECT CA KEY [OPTION]...: NAME.csr and NAME.pem, signed by CA.pem, CA.key.
issued()
{
    name=$1 subject=$2 ca=$3 key=$4
    shift 4
    cp "$WORK/keys/$key.key" "$name.key"
    certwright request --key "$name.key" --subject "$subject" -o "$name.csr"
    certwright issue -q --ca "$ca.pem" --ca-key "$ca.key" "$@" "$name.csr" -o "$name.pem"
}

make_chain()
{
    umask 077
    mkdir "$WORK/chain-$bits"
    cd "$WORK/chain-$bits"
    cp "$WORK/keys/certwright-$bits.key" root.key
    certwright selfsign --ca --key root.key --subject "CN=Root $bits,O=Kořen\, a. s.,C=CZ" \
        -o root.pem
    issued intermediate "CN=Intermediate $bits,O=Acme,C=CZ" root "openssl-$bits" \
        --profile intermediate
    issued leaf "CN=example.test,O=Acme,C=CZ" intermediate "certtool-$bits" \
        --host example.test --host '*.wild.test' --host 127.0.0.1 --host ::1
    issued client "CN=Jan Novák,O=Acme,C=CZ" intermediate "certtool-$bits" \
        --profile client --email jan@example.test
    cat leaf.pem intermediate.pem >chain.pem
    cat leaf.pem intermediate.pem root.pem >chain-to-root.pem

    # The same names, and other keys behind them.
    cp "$WORK/keys/openssl-$bits.key" other-root.key
    certwright selfsign --ca --key other-root.key \
        --subject "CN=Root $bits,O=Kořen\, a. s.,C=CZ" -o other-root.pem
    issued other-leaf "CN=example.test,O=Acme,C=CZ" other-root "certtool-$bits" \
        --host example.test
}

for bits in $sizes; do
    (make_chain)
done

cd "$WORK/chain-2048"
expect "certwright issue: an intermediate of pathlen 0 makes no intermediate" 2 \
    "pathLenConstraint" certwright issue --ca intermediate.pem --ca-key intermediate.key \
    --profile intermediate leaf.csr -o refused.pem
expect "certwright issue: a server's certificate is no authority" 2 "basicConstraints" \
    certwright issue --ca leaf.pem --ca-key leaf.key client.csr -o refused.pem
expect "certwright issue: another authority's key" 2 "not the private key" \
    certwright issue --ca root.pem --ca-key other-root.key leaf.csr -o refused.pem
expect "certwright issue: nothing is written when it is refused" 1 "" test -e refused.pem
