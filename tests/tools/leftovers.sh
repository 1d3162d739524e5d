#!/bin/bash
# leftovers.sh PROGRAM -- what the program leaves in memory and registers when it ends: nothing of a
# private key that it read, made or printed. LEFTOVERS names the program of tests/leftovers, which
# watches it to its end.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

leftovers=${LEFTOVERS:-$tests/../../build/tests/run-leftovers}
if [ "$(uname -s)" != Linux ]; then
    echo 'leftovers: this system has no ptrace(2) of Linux'
    finish
fi

# secrets_of KEY prints the private numbers of KEY, and the lines of its base 64 that have them.
secrets_of() {
    local i names=(version n e d p q dP dQ qInv)
    private_key_integers "$(der_of_pem "$1")"
    for i in 3 4 5 6 7 8; do
        printf '%s number %s\n' "${names[i]}" "${integers[i]#00}"
    done
    grep -v -e '-----' "$1" | tail -n +9 | sed 's/^/PEM text /'
}
# What PREPARE runs when the key has been made.
cat >prepare.sh <<END
. '$tests/der.sh'
$(declare -f secrets_of)
secrets_of "\$1" >made.txt
END

# clean NAME SECRETS ARGUMENT...: the program does its work and leaves nothing.
clean() {
    local name=$1 secrets=$2
    shift 2
    "$leftovers" "$secrets" "$program" "$@" <"$input" >"$output" 2>"$scratch/err"
    status=$?
    equal "$name: status" 0 "$status"
    [ "$status" -eq 0 ] || fail "$name" "$(grep -a -e ' at +' "$output" | head -n 3)$(<"$scratch/err")"
}

key=$fixtures/leaf.key ca_key=$fixtures/ca.key root=$fixtures/golden-root.pem
secrets_of "$key" >leaf.txt
secrets_of "$ca_key" >ca.txt
prepares pubkey "$key" -o public.pem
printf 'a message\n' >message
prepares encrypt --key public.pem -o ciphertext message

# That something is found if it is there: in the environment, as a line and as a number.
REMEMBERED=$(tail -n 1 leaf.txt) "$leftovers" leaf.txt "$program" --version >found
equal 'a line in the environment: status' 1 $?
matches 'a line in the environment' '*stack*: PEM text at *' "$(<found)"
REMEMBERED=$(sed -n '2s/.* //p' leaf.txt) "$leftovers" leaf.txt "$program" --version >found
matches 'a number in the environment' '*stack*: p digits at *' "$(<found)"

clean pubkey leaf.txt pubkey "$key"
clean request leaf.txt request --key "$key" --subject CN=a.test
clean selfsign leaf.txt selfsign --key "$key" --subject CN=a.test
clean sign leaf.txt sign --key "$key" message
clean 'sign --pss -o' leaf.txt sign --pss --key "$key" -o signature message
clean decrypt leaf.txt decrypt --key "$key" ciphertext
clean issue ca.txt issue --ca "$root" --ca-key "$ca_key" --at 2026-01-01T00:00:00Z "$fixtures/golden-request.pem"
clean digest leaf.txt digest "$key"
clean 'digest of several' leaf.txt digest "$key" message "$key"
clean 'digest --sha512' leaf.txt digest --sha512 "$key"
input=$key
clean 'digest of standard input' leaf.txt digest
clean 'show of standard input' leaf.txt show
input=/dev/null
for command in show 'show --json' asn1 'asn1 --strict' 'asn1 --notation' explain 'explain --secrets' \
    'explain --html' 'explain --html --secrets'; do
    read -r -a words <<<"$command"
    clean "$command" leaf.txt "${words[@]}" "$key"
done
clean 'asn1 --notation -o' leaf.txt asn1 --notation "$key" -o notation
clean 'asn1 --build' leaf.txt asn1 --build notation
clean 'trace sign' leaf.txt trace sign --key "$key" message
clean 'trace sign --secrets' leaf.txt trace sign --secrets --key "$key" message
clean 'trace build' leaf.txt trace build selfsign --key "$key" --subject CN=a.test

# curve_secrets_of KEY prints the private number of KEY, the first OCTET STRING of 32 to 66 octets in its PKCS#8.
curve_secrets_of() {
    local hex
    hex=$(der_of_pem "$1")
    if [[ $hex =~ 02010104(20|30|42) ]] || [[ $hex =~ 042204(20) ]]; then
        hex=${hex#*"${BASH_REMATCH[0]}"}
        printf 'd number %s\n' "${hex:0:$((2 * 16#${BASH_REMATCH[1]}))}"
    fi
}
cat >prepare_curve.sh <<END
. '$tests/der.sh'
$(declare -f curve_secrets_of)
curve_secrets_of "\$1" >made.txt
END
for type in p256 p384 p521 ed25519 x25519; do
    prepares keygen --type "$type" -o "$type.key"
    curve_secrets_of "$type.key" >"$type.txt"
    equal "$type: a secret" 1 "$(grep -c '^d number [0-9a-f]\{64,132\}$' "$type.txt")"
    REMEMBERED=$(sed 's/.* //' "$type.txt") "$leftovers" "$type.txt" "$program" --version >found
    matches "$type: in the environment" '*stack*: d digits at *' "$(<found)"
    PREPARE="bash prepare_curve.sh made-$type.key" clean "$type: keygen" made.txt keygen --type "$type" -o "made-$type.key"
    clean "$type: pubkey" "$type.txt" pubkey "$type.key"
    [ "$type" = x25519 ] && continue
    clean "$type: request" "$type.txt" request --key "$type.key" --subject CN=a.test
    clean "$type: selfsign" "$type.txt" selfsign --key "$type.key" --subject CN=a.test
    clean "$type: sign" "$type.txt" sign --key "$type.key" message
    clean "$type: sign --deterministic" "$type.txt" sign --deterministic --key "$type.key" message
done

# Of a key in the middle of other things, and through a pipe.
{ cat "$root" "$key"; yes 'some text' | head -n 2000; } >pile
clean 'a pile' leaf.txt pubkey pile
clean 'a pile, shown' leaf.txt show pile
mkfifo pipe
cat pile >pipe &
clean 'a pipe' leaf.txt show --json pipe
wait

# Keys that are made.
PREPARE='bash prepare.sh made.key' clean 'keygen -o' made.txt keygen -o made.key
PREPARE="bash prepare.sh $output" clean 'keygen to standard output' made.txt keygen
for file in root a.test; do
    rm -rf dir
    PREPARE="bash prepare.sh dir/$file.key" clean "quick, $file.key" made.txt quick --dir dir a.test
done

finish
