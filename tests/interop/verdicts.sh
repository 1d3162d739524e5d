#!/bin/sh
# verdicts.sh -- good and bad chains, served by nginx, and what each of us says of them: `verify`,
# curl, OpenSSL as it comes and with -x509_strict, GnuTLS. The table is printed and left in
# build/interop/verdicts.txt.
#
# Ours is given what a user would have: the chain as `openssl s_client -showcerts` saw it, the
# root, the name. Each case says what we must answer, and who answers otherwise, and why; anybody
# else who does is a failure. Dates are relative to now.
server_name=verdicts
ciphers=DEFAULT:@SECLEVEL=0 # nginx must serve weak keys and digests too
# shellcheck source=tests/interop/server.sh
. "$(dirname "$0")/server.sh"

table=$ROOT/build/interop/verdicts.txt
mkdir -p "$(dirname "$table")"
tab=$(printf '\t')
umask 077

# --- the authorities -------------------------------------------------------------------------

# when TEXT: a time as certwright takes it; date(1) knows "3 days ago".
when()
{
    date -u -d "$1" +%Y-%m-%dT%H:%M:%SZ
}

for name in root intermediate leaf other; do
    openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$name.key"
done
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ec.key
openssl genpkey -algorithm ED448 -out ed448.key
openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:1024 -out weak.key

# asks NAME KEY SUBJECT: a request by OpenSSL, since it has keys that we do not make.
asks()
{
    openssl req -new -key "$2.key" -subj "/CN=$3" -out "$1.csr"
}
asks leaf leaf example.test
asks ec ec example.test
asks weak weak example.test
asks intermediate intermediate 'Verdicts Intermediate'
asks second other 'Verdicts Second Intermediate'
asks ed448 ed448 'Verdicts Ed448 Intermediate'

certwright selfsign --ca --key root.key --subject "CN=Verdicts Root,C=CZ" -o root.pem
certwright selfsign --ca --key other.key --subject "CN=Unknown Root,C=CZ" -o other-root.pem
certwright selfsign --ca --key other.key --subject "CN=Verdicts Root,C=CZ" -o namesake.pem
certwright selfsign --ca --key root.key --subject "CN=Verdicts Root,C=CZ" \
    --not-before "$(when '3 years ago')" --not-after "$(when '1 day ago')" -o expired-root.pem
certwright issue -q --ca root.pem --ca-key root.key --profile intermediate intermediate.csr \
    -o intermediate.pem

# ours NAME [OPTION]...: NAME.pem by the intermediate, and the chain in NAME-chain.pem.
ours()
{
    name=$1
    shift
    quietly certwright issue -q --ca intermediate.pem --ca-key intermediate.key "$@" leaf.csr \
        -o "$name.pem"
    cat "$name.pem" intermediate.pem >"$name-chain.pem"
}

# theirs NAME REQUEST CA EXTENSIONS [OPTION]...: the same by OpenSSL, for what our commands
# refuse to make. CA.pem and CA.key sign; EXTENSIONS has \n between its lines.
theirs()
{
    name=$1 request=$2 ca=$3
    printf '%b\n' "$4" >extensions.txt
    shift 4
    quietly openssl x509 -req -in "$request.csr" -CA "$ca.pem" -CAkey "${ca_key:-$ca}.key" \
        -days 30 -extfile extensions.txt -out "$name.pem" "$@"
    cat "$name.pem" "$ca.pem" >"$name-chain.pem"
}

identified='subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid'
server="basicConstraints=critical,CA:FALSE\\nkeyUsage=critical,digitalSignature,keyEncipherment\
\\nextendedKeyUsage=serverAuth\\n$identified"
named="$server\\nsubjectAltName=DNS:example.test"
authority="basicConstraints=critical,CA:TRUE\\nkeyUsage=critical,keyCertSign,cRLSign\\n$identified"

# --- the chains ------------------------------------------------------------------------------

ours good --host example.test
ours expired --host example.test --not-before "$(when '90 days ago')" \
    --not-after "$(when '1 day ago')"
ours early --host example.test --not-before "$(when '2 days')" --not-after "$(when '90 days')"
ours wildcard --host '*.wild.test'
ours address --host 127.0.0.1
ours other-address --host 127.0.0.9
ours client --profile client --host example.test
certwright selfsign --key leaf.key --subject CN=example.test --host example.test -o self.pem
certwright selfsign --key leaf.key --subject CN=example.test --host wrong.test -o self-wrong.pem

certwright issue -q --ca other-root.pem --ca-key other.key --host example.test leaf.csr \
    -o unknown.pem
certwright issue -q --ca namesake.pem --ca-key other.key --host example.test leaf.csr \
    -o below-namesake.pem
quietly certwright issue -q --ca expired-root.pem --ca-key root.key --at "$(when '2 days ago')" \
    --not-after "$(when '30 days')" --host example.test leaf.csr -o below-expired.pem

theirs ec ec intermediate "$named"
theirs weak weak intermediate "$named"
theirs sha1 leaf intermediate "$named" -sha1
theirs no-name leaf intermediate "$server"
theirs no-identifier leaf intermediate \
    'basicConstraints=critical,CA:FALSE\nsubjectAltName=DNS:example.test\nauthorityKeyIdentifier=none'
theirs ca-leaf leaf intermediate "basicConstraints=critical,CA:TRUE\\n\
keyUsage=critical,digitalSignature,keyCertSign\\n$identified\\nsubjectAltName=DNS:example.test"
theirs unknown-critical leaf intermediate "$named\\n1.2.3.4=critical,ASN1:NULL"

# Names: the intermediate may issue for inside.test alone, or for anything but bar.wild.test.
constrained()
{
    ca_key=root theirs "$1" intermediate root "$authority\\nnameConstraints=critical,$2"
    cp intermediate.key "$1.key"
}
constrained inside 'permitted;DNS:inside.test'
constrained outside 'excluded;DNS:bar.wild.test'
theirs permitted leaf inside "$server\\nsubjectAltName=DNS:www.inside.test"
theirs not-permitted leaf inside "$named"
theirs excluded leaf outside "$server\\nsubjectAltName=DNS:bar.wild.test"
theirs around leaf outside "$server\\nsubjectAltName=DNS:*.wild.test"

# An intermediate with a key that we do not compute.
theirs ed448 ed448 root "$authority"
theirs below-ed448 leaf ed448 "$named"

# An intermediate below one that has pathlen:0, and a server that issues.
theirs second second intermediate "$authority"
cp other.key second.key
theirs too-deep leaf second "$named"
cat intermediate.pem >>too-deep-chain.pem
cp good.pem server.pem
cp leaf.key server.key
theirs by-server ec server "$named"
cat intermediate.pem >>by-server-chain.pem

# CRLs by OpenSSL: the good leaf is not on the first, and is on the second; the third is old.
cat >crl.cnf <<'END'
[ca]
default_ca = verdicts
[verdicts]
database = index.txt
crlnumber = number.txt
default_md = sha256
default_crl_days = 7
crl_extensions = extensions
[extensions]
authorityKeyIdentifier = keyid
END
: >index.txt
echo 01 >number.txt
list()
{
    name=$1 ca=$2
    shift 2
    quietly openssl ca -config crl.cnf -gencrl -keyfile "$ca.key" -cert "$ca.pem" \
        -out "$name.crl" "$@"
}
compact=%Y%m%d%H%M%SZ
list root root
list clean intermediate
list old intermediate -crl_lastupdate "$(date -u -d '9 days ago' +$compact)" \
    -crl_nextupdate "$(date -u -d '2 days ago' +$compact)"
quietly openssl ca -config crl.cnf -revoke good.pem -keyfile intermediate.key \
    -cert intermediate.pem -crl_reason keyCompromise
list revoked intermediate
for name in clean old revoked; do
    cat "$name.crl" root.crl >"$name.crls"
done

# --- the judges ------------------------------------------------------------------------------

# Each sets $status, 0 if it accepts, and $said, its words. The case is in $host, $trust, $crls.

is_address()
{
    case $1 in
    *[!0-9.]*) false ;;
    esac
}

fetch_chain()
{
    openssl s_client -connect "127.0.0.1:$port" -servername "$host" -showcerts </dev/null \
        2>/dev/null | sed -n '/-----BEGIN CERTIFICATE/,/-----END CERTIFICATE/p' >fetched.pem
    [ -s fetched.pem ]
}

# Prints "check (clause)" for the one line of a refusal, "...: CHECK: want ..., have ... (CLAUSE)".
reason_of()
{
    sed -n 's/: want .*\( ([A-Z][^ ]* .*)\)$/\1/; s/^.*: \([a-z-]* (.*)\)$/\1/p' "$1"
}

judge_certwright()
{
    set -- verify --trust "$trust" --host "$host"
    [ -z "$crls" ] || set -- "$@" --crl "$crls"
    observe certwright "$@" fetched.pem
    said=$(reason_of "$output")
    [ "$status" -ne 0 ] || said='valid'
}

# judge_openssl [-x509_strict]: s_client goes on, and says at the end what it came to.
judge_openssl()
{
    cat "$trust" ${crls:+"$crls"} >openssl-trust.pem
    set -- "$@" -connect "127.0.0.1:$port" -CAfile openssl-trust.pem -purpose sslserver
    if is_address "$host"; then
        set -- "$@" -verify_ip "$host"
    else
        set -- "$@" -servername "$host" -verify_hostname "$host"
    fi
    [ -z "$crls" ] || set -- "$@" -crl_check_all
    observe openssl s_client -no-CApath -no-CAstore "$@"
    said=$(sed -n 's/^ *Verify return code: //p' "$output" | head -n 1)
    status=${said%% *}
}

judge_curl()
{
    set -- --cacert "$trust"
    [ -z "$crls" ] || set -- "$@" --crlfile "$crls"
    observe fetch "$host" "$@"
    said=$(sed -n 's/^curl: ([0-9]*) //; s/^SSL certificate problem: //; 1p' "$output")
    said=${said#SSL: }
    said=${said%% matches target host name*}
}

# gnutls-cli wants every CRL signed by a root; with CRLs it is certtool that is asked.
judge_gnutls()
{
    if [ -z "$crls" ]; then
        set -- --x509cafile "$trust" --port "$port" --verify-hostname "$host"
        is_address "$host" || set -- "$@" --sni-hostname "$host"
        observe timeout 20 gnutls-cli "$@" 127.0.0.1
    else
        observe certtool --verify --verify-profile low --infile fetched.pem \
            --load-ca-certificate "$trust" --load-crl "$crls" --verify-hostname "$host"
    fi
    said=$(sed -n 's/^- Status: //p; s/^Chain verification output: [A-Z][a-z ]*\. //p' "$output" |
        sed -n 's/ *$//; 1p')
    case $said in
    'The certificate is trusted.') status=0 said=trusted ;;
    'The certificate is NOT trusted. '*) status=1 said=${said#*NOT trusted. } ;;
    *) status=99 said=$(tail -n 1 "$output") ;;
    esac
}

# --- the table -------------------------------------------------------------------------------

# judged TITLE WANT OTHERS WHY: WANT is our exit status and check, OTHERS those who accept what
# we refuse or refuse what we accept, WHY the reason.
judged()
{
    title=$1 want=$2 others=$3 why=$4
    judge_certwright
    ours=$status have="$status ${said%% (*}" row="$title$tab$status $said" differing=
    for judge in openssl strict curl gnutls; do
        case $judge in
        strict) judge_openssl -x509_strict ;;
        *) "judge_$judge" ;;
        esac
        [ "$judge" = gnutls ] || said="$status ${said#"$status "}"
        row=$row$tab$said
        [ "$status" -ne 99 ] || failed "verdicts: $title: no answer of $judge" "$output"
        [ "$((ours == 0))" -eq "$((status == 0))" ] || differing="$differing $judge"
    done
    differing=${differing# }
    echo "$row${tab}${differing:+not $differing: $why}" | sed "s/$tab\$/${tab}yes/" >>rows.txt
    same "verdicts: $title: ours" "$want" "$have"
    same "verdicts: $title: who differs" "${others:-none}" "${differing:-none}"
}

# case | host | chain | key | trusted | CRLs | our exit status and check | who answers otherwise
# A line with a colon before is why those do, and who is right by which clause.
cases()
{
    sed 's/ *| */|/g' <<'END'
good | example.test | good-chain | leaf | root | | 0 valid |
expired | example.test | expired-chain | leaf | root | | 1 validity |
not yet valid | example.test | early-chain | leaf | root | | 1 validity |
wrong host | wrong.test | good-chain | leaf | root | | 1 peer-name |
self-signed | example.test | self | leaf | root | | 1 trust-anchor |
self-signed, but trusted | example.test | self | leaf | self | | 0 valid |
self-signed and trusted, wrong host | example.test | self-wrong | leaf | self-wrong | | 1 peer-name |
unknown authority | example.test | unknown | leaf | root | | 1 trust-anchor |
another root of the same name | example.test | below-namesake | leaf | root | | 1 signature |
missing intermediate | example.test | good | leaf | root | | 1 trust-anchor |
: an anchor is a name and a key, self-signed or not (RFC 5280 6.1.1 (d)); OpenSSL agrees with -partial_chain
trusted intermediate, no root | example.test | good | leaf | intermediate | | 0 valid | openssl strict
expired root | example.test | below-expired | leaf | expired-root | | 1 validity |
wildcard | www.wild.test | wildcard-chain | leaf | root | | 0 valid |
wildcard, two labels | a.b.wild.test | wildcard-chain | leaf | root | | 1 peer-name |
wildcard, no label | wild.test | wildcard-chain | leaf | root | | 1 peer-name |
IP address | 127.0.0.1 | address-chain | leaf | root | | 0 valid |
wrong IP address | 127.0.0.1 | other-address-chain | leaf | root | | 1 peer-name |
: we are right, and browsers with us: the common name must not be used (RFC 9525 2)
name in the subject alone | example.test | no-name-chain | leaf | root | | 1 peer-name | openssl strict curl gnutls
for a client | example.test | client-chain | leaf | root | | 1 extended-key-usage |
: RFC 5280 has no rule; a server's certificate must not be one of a CA (CA/Browser Forum BR 7.1.2.7)
certificate of a CA | example.test | ca-leaf-chain | leaf | root | | 1 leaf-is-no-ca | openssl strict curl gnutls
issued by a server | example.test | by-server-chain | ec | root | | 1 basic-constraints |
pathlen:0, and an intermediate | example.test | too-deep-chain | leaf | root | | 1 path-length |
permitted name | www.inside.test | permitted-chain | leaf | root | | 0 valid |
name not permitted | example.test | not-permitted-chain | leaf | root | | 1 name-constraints |
excluded name | bar.wild.test | excluded-chain | leaf | root | | 1 name-constraints |
: RFC 5280 4.2.1.10 is silent on wildcards; this one is used as bar.wild.test, which is excluded (x509-limbo: cve-2025-61727)
wildcard around an excluded name | bar.wild.test | around-chain | leaf | root | | 1 name-constraints | openssl strict curl gnutls
unknown critical extension | example.test | unknown-critical-chain | leaf | root | | 1 critical-extensions |
: the CA MUST include it (RFC 5280 4.2.1.1); OpenSSL asks for it with -x509_strict alone
no authorityKeyIdentifier | example.test | no-identifier-chain | leaf | root | | 1 authority-key-identifier | openssl curl gnutls
: we are right: 2048 bits or more (CA/Browser Forum BR 6.1.5)
RSA of 1024 bits | example.test | weak-chain | weak | root | | 1 key-strength | gnutls
signed over SHA-1 | example.test | sha1-chain | leaf | root | | 1 digest-strength |
EC key | example.test | ec-chain | ec | root | | 0 valid |
: they are right, and status 2 is no refusal: we have no Ed448, and cannot judge
Ed448 intermediate | example.test | below-ed448-chain | leaf | root | | 2 signature | openssl strict curl gnutls
CRLs, not on them | example.test | good-chain | leaf | root | clean | 0 valid |
CRLs, revoked | example.test | good-chain | leaf | root | revoked | 1 revocation |
: we are right: a CRL past its nextUpdate is to be replaced (RFC 5280 6.3.3 (a)), and does not answer
CRLs, out of date | example.test | good-chain | leaf | root | old | 1 revocation | gnutls
END
}

cases >cases.txt
printf 'case\tcertwright verify\topenssl s_client\t... -x509_strict\tcurl\tGnuTLS\tagree?\n' \
    >rows.txt
why=
while IFS='|' read -r title host chain key trust crls want others <&3; do
    case $title in
    :*)
        why=${title#: }
        continue
        ;;
    esac
    trust=$trust.pem crls=${crls:+$crls.crls}
    serve "$site/$chain.pem" "$site/$key.key"
    fetch_chain
    judged "$title" "$want" "$others" "$why"
    why=
done 3<cases.txt

sed "s/$tab/ | /g" rows.txt >cells.txt
aligned cells.txt >"$table"
cat "$table"
