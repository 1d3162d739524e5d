#!/bin/bash
# roots.sh PROGRAM -- the roots that browsers trust, one by one: what `trust` lists is what
# `openssl x509` says; their own signatures, of RSA and ECDSA, verify; `verify` accepts each in
# its time and not a second after; and as the issuer of a certificate each shows what stands in it.
#
# They come from the package ca-certificates, $PACKAGED and $ROOTS; without them this fails. Which
# of them there are changes with the package, so nothing is expected of one by its name.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"
export LC_ALL=C.UTF-8 # names are cut between characters, not octets

packaged=${PACKAGED:-/usr/share/ca-certificates/mozilla}
store=${ROOTS:-/etc/ssl/certs}
unset SSL_CERT_FILE SSL_CERT_DIR OPENSSL_CONF
roots=("$store"/*.pem "$packaged"/*.crt)
if [ ! -e "${roots[0]}" ] || [ ! -e "${roots[-1]}" ] || [ ! -e "$store/ca-certificates.crt" ]; then
    fail "$packaged, $store" 'hold no roots (Debian: apt-get install ca-certificates)'
    finish
fi

# --- what is listed -------------------------------------------------------------------------------------------

declare -A entries # by fingerprint: the line before it

# read_list FILE: what `trust` printed, added to entries. Sets trusted to the number in its last line.
read_list() {
    local line previous=
    trusted=
    while IFS= read -r line; do
        if [[ $line =~ ^'    '([0-9A-F:]{95})$ ]]; then
            entries[${BASH_REMATCH[1]}]=$previous
        fi
        [[ $line =~ ^([0-9]+)' trusted in ' ]] && trusted=${BASH_REMATCH[1]}
        previous=$line
    done <"$1"
}

# ask_openssl FILE sets fingerprint, not_before, not_after, subject, algorithm, key, bits, curve and
# constraints: what it says of the certificate.
ask_openssl() {
    local line last=
    fingerprint='' not_before='' not_after='' subject='' algorithm='' key='' bits='' curve='' constraints=''
    while IFS= read -r line; do
        case $line in
        'sha256 Fingerprint='*) fingerprint=${line#*=} ;;
        'notBefore='*) not_before=${line#*=} not_before=${not_before/ /T} ;;
        'notAfter='*) not_after=${line#*=} not_after=${not_after/ /T} ;;
        'subject='*) subject=${line#*=} ;;
        *'  Signature Algorithm: '*) algorithm=${line##*: } ;;
        *'Public Key Algorithm: '*) key=${line##*: } ;;
        *'NIST CURVE: '*) curve=${line##*: } ;;
        *'Public-Key: ('*) bits=${line##*(} bits=${bits% bit)} ;;
        esac
        [[ $last == *'X509v3 Basic Constraints'* ]] && constraints="${last##*:}${line}"
        last=$line
    done < <(openssl x509 -in "$1" -noout -fingerprint -sha256 -dates -dateopt iso_8601 -subject \
        -nameopt esc_2253,esc_ctrl,utf8,dump_nostr,dump_der,sep_comma_plus,sname -text)
}

# check_line ROOT: the line of `trust` has key, last day and name.
check_line() {
    local line=${entries[$fingerprint]:-} wanted name
    case $key in
    rsaEncryption) wanted="RSA $bits" ;;
    id-ecPublicKey) wanted=$curve ;;
    *) wanted="$key (not computed)" ;;
    esac
    printf -v wanted '%-17s  %s  ' "$wanted" "${not_after:0:10}"
    if [ "${line:0:${#wanted}}" != "$wanted" ]; then
        fail "trust: $1" "want ${wanted@Q}, have ${line@Q}"
        return
    fi
    name=${line:${#wanted}}
    name=${name%%  ! *}
    if [[ $name == *... ]]; then
        equal "trust: $1: the beginning of its name" "${subject:0:$((${#name} - 3))}" "${name%...}"
    else
        equal "trust: $1: its name" "$subject" "$name"
    fi
    lacks "trust: $1: its own signature" '*self-signature wrong*' "$line"
}

# --- what is verified -----------------------------------------------------------------------------------------

declare -A verified=([RSA-sha1]=0 [RSA-sha256]=0 [RSA-sha384]=0 [RSA-sha512]=0 [P-256-sha256]=0 [P-384-sha384]=0)
uncomputed=0

# check_signature ROOT FILE: the octets that are signed and the signature, which is the last in the
# file, go through `check` as if they were any message.
check_signature() {
    local elements kind=${curve:-RSA}
    hash=${algorithm%WithRSAEncryption}
    hash=${hash#ecdsa-with-}
    hash=${hash,,}
    openssl x509 -in "$2" -outform DER -out "$scratch/root.der"
    openssl x509 -in "$2" -noout -pubkey >"$scratch/root.pub"
    elements=$(openssl asn1parse -inform DER -in "$scratch/root.der")
    [[ ${elements##*$'\n'} =~ ' l= '*([0-9]+) ]]
    size=$((BASH_REMATCH[1] - 1)) # of the BIT STRING, without the octet in front
    openssl asn1parse -inform DER -in "$scratch/root.der" -strparse 4 -noout -out "$scratch/tbs"
    tail -c "$size" "$scratch/root.der" >"$scratch/signature"
    run check --key "$scratch/root.pub" --signature "$scratch/signature" "--$hash" "$scratch/tbs"
    if [ "$status" -eq 0 ]; then
        pass
        verified[$kind-$hash]=$((${verified[$kind-$hash]:-0} + 1))
    else
        fail "self-signature of $1" "$said"
    fi
}

# later TIME prints the time one second after.
later() { date -u -d "@$(($(date -u -d "$1" +%s) + 1))" +%Y-%m-%dT%H:%M:%SZ; }

# check_times ROOT FILE: trusted by itself from the first second of its validity to the last (RFC
# 5280 4.1.2.5), and in the whole store, if it is there.
check_times() {
    run verify -q --trust "$2" --at "$not_before" "$2"
    equal "verify: $1: at notBefore" "0 ''" "$status ${said@Q}"
    run verify -q --trust "$2" --at "$not_after" "$2"
    equal "verify: $1: at notAfter" "0 ''" "$status ${said@Q}"
    refuses "verify: $1: after notAfter" 1 '*: validity: *have expired: *' \
        verify --trust "$2" --at "$(later "$not_after")" "$2"
    if [ "$is_in_store" = yes ]; then
        run verify -q --trust "$store/ca-certificates.crt" --at "$not_after" "$2"
        equal "verify: $1: in the whole store" "0 ''" "$status ${said@Q}"
    fi
}

# --- as an issuer ---------------------------------------------------------------------------------------------

# A key of ours under the root's name issues a certificate. It must be refused for its signature;
# and what the report says of the root is what the root is like.
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$scratch/key" 2>/dev/null
openssl pkey -in "$scratch/key" -pubout -out "$scratch/public"
openssl req -new -key "$scratch/key" -subj /CN=forged.test -out "$scratch/request"
printf 'authorityKeyIdentifier=keyid\nsubjectAltName=DNS:forged.test\n' >"$scratch/extensions"

# forge FILE leaves in forged.pem what the owner of the root in FILE did not issue.
forge() {
    openssl x509 -in "$1" -force_pubkey "$scratch/public" -signkey "$scratch/key" -days 40000 \
        -out "$scratch/false.pem" 2>/dev/null &&
        openssl x509 -req -in "$scratch/request" -CA "$scratch/false.pem" -CAkey "$scratch/key" \
            -set_serial 1 -days 40000 -extfile "$scratch/extensions" -out "$scratch/forged.pem" 2>/dev/null
}

not_critical=()

# check_issuer ROOT FILE. That basicConstraints is critical is demanded of whoever makes it (RFC 5280
# 4.2.1.9), and an anchor without is as good as one with; that it is there and says cA is not passed over
# (6.1.4 (k)).
check_issuer() {
    local faults wanted=
    if ! forge "$2"; then
        fail "$1" 'openssl could not issue below its name'
        return
    fi
    run verify --explain --trust "$2" --at "$not_after" "$scratch/forged.pem"
    equal "verify: $1 did not issue it" 1 "$status"
    matches "verify: $1: the reason" '*forged.pem: signature: want *' "$said"
    faults=$(sed -n '/^  Anchor /,/^  Leaf /s/^ *[0-9]*\. FAIL  \([^:]*\):.*/\1/p' "$output" | tr '\n' ' ')
    case $constraints in
    *critical*CA:TRUE*) ;;
    *CA:TRUE*) not_critical+=("$1") ;;
    *) wanted='version basic-constraints ' ;;
    esac
    equal "verify: $1: what is wrong about it as an issuer" "$wanted" "$faults"
}

# --- each of them ---------------------------------------------------------------------------------------------

run trust --trust "$store"
equal 'trust: the folder' "0 ''" "$status ${said@Q}"
read_list "$output"
equal 'trust: as many as it says' "${#entries[@]}" "$trusted"
in_folder=$trusted
entries=()
run trust --trust "$store/ca-certificates.crt"
read_list "$output"
equal 'trust: the folder has what the file has' "$trusted ${#entries[@]}" "$in_folder $in_folder"

declare -A seen
for file in "${roots[@]}"; do
    ask_openssl "$file"
    [ -n "${seen[$fingerprint]:-}" ] && continue
    seen[$fingerprint]=1
    name=$(basename "$file")
    is_in_store=yes
    # A root of the package may have been switched off by hand; it is listed by itself then.
    if [[ $file == "$packaged"/* ]]; then
        is_in_store=no
        run trust --trust "$file"
        read_list "$output"
    fi
    check_line "$name"
    if [ "$key" = rsaEncryption ] || [ -n "$curve" ]; then
        check_signature "$name" "$file"
        check_times "$name" "$file"
        check_issuer "$name" "$file"
    else
        uncomputed=$((uncomputed + 1))
        refuses "verify: $name" 2 '*: cannot judge: key-strength: *' \
            verify --trust "$file" --at "$not_after" "$file"
    fi
done
equal 'every trusted certificate was looked at' "${#seen[@]}" "${#entries[@]}"
for kind in "${!verified[@]}"; do
    equal "self-signatures of $kind" yes "$([ "${verified[$kind]}" -gt 0 ] && echo yes || echo none)"
done
equal 'every root is computed' 0 "$uncomputed"

# --- what must be seen ----------------------------------------------------------------------------------------

# The last octet of the last root's signature altered.
hex=$(hex_of "$scratch/root.der")
write_hex "${hex%??}$(printf '%02x' $((0x${hex: -2} ^ 1)))" spoilt.der
run trust --trust spoilt.der
matches 'trust: a root with another signature' '*  ! *self-signature wrong*' "$(cat "$output")"
tail -c "$size" spoilt.der >"$scratch/signature"
run check --key "$scratch/root.pub" --signature "$scratch/signature" "--$hash" "$scratch/tbs"
equal 'check: a root with another signature' 1 "$status"

printf 'roots: %d: self-signatures verified:' "${#seen[@]}"
for kind in "${!verified[@]}"; do
    printf ' %d %s' "${verified[$kind]}" "$kind"
done
printf '; %d cannot be judged\n' "$uncomputed"
[ "${#not_critical[@]}" -eq 0 ] ||
    printf 'roots: %d issue with basicConstraints that is not critical: %s\n' \
        "${#not_critical[@]}" "${not_critical[*]}"
finish
