#!/bin/sh
# curves.sh -- root, intermediate and leaf of each type of key and of three mixtures, made here
# and by every peer, and what each peer and `certwright verify` say of them. Whoever refuses one,
# and why, stands in curves/refusals.txt; another answer is a failure that names the peer and the
# chain. Every chain comes three times: as it is, and with the signature of the leaf or of the
# intermediate altered, which all must refuse. The table is left in build/interop/curves.txt.
#
# $curve_makers and $curve_judges say whose turn it is; curves_more.sh has them all.
server_name=curves
# shellcheck source=tests/interop/server.sh
. "$(dirname "$0")/server.sh"
# shellcheck source=tests/interop/openssl35.sh
. "$(dirname "$0")/openssl35.sh"
# shellcheck source=tests/interop/curves/makers.sh
. "$(dirname "$0")/curves/makers.sh"
# shellcheck source=tests/interop/curves/judges.sh
. "$(dirname "$0")/curves/judges.sh"

parts=$(cd "$(dirname "$0")/curves" && pwd)
makers=${curve_makers:-certwright openssl openssl35 gnutls nss}
judges=${curve_judges:-certwright openssl openssl35 gnutls nss curl}
chains='rsa p256 p384 p521 ed25519 rsa-p384-p256 p521-ed25519-rsa p384-p521-p256'
table=$ROOT/build/interop/curves.txt
mkdir -p "$(dirname "$table")"
umask 077

# Without OpenSSL 3.5 there is no row and no column of it.
if ! openssl35_ready; then
    makers=$(echo "$makers" | sed 's/ openssl35//')
    judges=$(echo "$judges" | sed 's/ openssl35//')
fi

# --- making ----------------------------------------------------------------------------------

# alter CERTIFICATE OUTPUT: the same with another byte near the end of the signature, which
# leaves the DER of ECDSA's as it should be and the s of Ed25519 in its range.
alter()
{
    openssl x509 -in "$1" -outform DER -out altered.der
    size=$(wc -c <altered.der)
    {
        head -c $((size - 9)) altered.der
        tail -c 9 altered.der | head -c 1 | LC_ALL=C tr '\000-\377' '\001-\377\000'
        tail -c 8 altered.der
    } | openssl x509 -inform DER -out "$2"
}

# variant NAME LEAF INTERMEDIATE: the files of a chain, and a line in "sites".
variant()
{
    cp "$2" "$1.leaf.pem"
    cp "$3" "$1.intermediate.pem"
    cat "$2" "$3" >"$1.pem"
    echo "$1-$chain-$maker.example.test $(pwd) $1" >>"$site/sites"
}

# A request by each maker's tools is issued under our root of the same chain.
issue_request()
{
    ours=$site/chains/certwright-$chain/root
    expect "certwright issue: $maker's request, chain $chain" 0 "" certwright issue -q \
        --ca "$ours.pem" --ca-key "$ours.key" --host example.test leaf.csr -o issued.pem
    accept "openssl verify: issued for it" "issued.pem: OK" \
        strict "$ours.pem" example.test issued.pem
}

make_chain()
{
    mkdir -p "$site/chains/$maker-$chain"
    cd "$site/chains/$maker-$chain"
    "make_$maker"
    alter leaf.pem altered-leaf.pem
    alter intermediate.pem altered-intermediate.pem
    variant good leaf.pem intermediate.pem
    variant leaf altered-leaf.pem intermediate.pem
    variant intermediate leaf.pem altered-intermediate.pem
    accept "certwright trust: the root of $maker's chain $chain signed itself" ", 0 marked" \
        certwright trust --trust root.pem
    same "certwright pubkey: the leaf's key of $maker's chain $chain" \
        "$(openssl x509 -in leaf.pem -noout -pubkey)" "$(certwright pubkey leaf.key)"
    [ ! -e leaf.csr ] || issue_request
    cd "$site"
}

for maker in $makers; do
    for chain in $chains; do
        root=${chain%%-*} leaf=${chain##*-}
        intermediate=${chain#*-}
        intermediate=${intermediate%-*}
        case $maker:$chain in
        nss:*ed25519*) ;; # certutil of NSS 3.87 makes no such key
        *) make_chain ;;
        esac
    done
done

# --- judging ---------------------------------------------------------------------------------

# One server for all: the name that a client asks for decides what it is shown.
configure()
{
    configure_http >nginx.conf
    echo '    server_names_hash_bucket_size 128;' >>nginx.conf
    while read -r name folder variant; do
        cat >>nginx.conf <<END
    server {
        listen 127.0.0.1:$port ssl;
        server_name $name;
        ssl_certificate $folder/$variant.pem;
        ssl_certificate_key $folder/leaf.key;
        location / { return 200 "served by nginx\n"; }
    }
END
    done <sites
    echo '}' >>nginx.conf
}

serve '' ''
for judge in $judges; do
    "answers_$judge" | sed "s/^/$judge|/"
done >answers
awk -v judges="$judges" -v table=rows -f "$parts/table.awk" "$parts/refusals.txt" answers

{
    for judge in $judges; do
        printf '%s: %s\n' "$judge" "$("version_$judge")"
    done
    echo
    aligned rows
} >"$table"
cat "$table"
