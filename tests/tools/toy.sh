#!/bin/bash
# toy.sh PROGRAM -- every command with key types that the program has never heard of: TOY, which
# is PROGRAM linked with the table of tests/toy, goes through the whole story with each of them,
# alone and mixed with RSA. It proves that a row of keys/key_type.h needs no branch anywhere.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "${TOY:?toy.sh wants TOY, the program with the toys}"

# story AUTHORITY LEAF: keys of these types, from a key to a verdict.
story() {
    local name="$1, $2" ca=ca-$1-$2 leaf=leaf-$1-$2
    succeeds "$name: keygen of the authority" keygen --type "$1" -o "$ca.key"
    succeeds "$name: keygen of the leaf" keygen --type "$2" -o "$leaf.key"
    succeeds "$name: selfsign" selfsign --ca --key "$ca.key" --subject "CN=Root $1-$2" -o "$ca.pem"
    succeeds "$name: request" request --key "$leaf.key" --subject CN=a.test --host a.test -o "$leaf.csr"
    succeeds "$name: issue" issue --ca "$ca.pem" --ca-key "$ca.key" "$leaf.csr" -o "$leaf.pem"
    succeeds "$name: trust" trust --trust "$ca.pem"
}

for authority in toy toy-message rsa; do
    for leaf in toy toy-message rsa; do
        story "$authority" "$leaf"
        succeeds "$authority, $leaf: verify" verify --trust "ca-$authority-$leaf.pem" --host a.test \
            "leaf-$authority-$leaf.pem"
        equal "$authority, $leaf: verify says valid" \
            "leaf-$authority-$leaf.pem: valid (trust anchor CN=Root $authority-$leaf)" "$(<"$output")"
    done
done

# A root that is too weak is refused for that, and listed as weak.
story toy-weak toy
run verify --trust ca-toy-weak-toy.pem --host a.test leaf-toy-weak-toy.pem
equal 'a weak key: status' 1 "$status"
matches 'a weak key: reason' '*key-strength*a toy of 64 bits*' "$said"
succeeds 'a weak key: trust' trust --trust ca-toy-weak-toy.pem
matches 'a weak key: marked' '*! weak key*' "$(<"$output")"

# The public key is the same in the key, the request and the certificate.
for type in toy toy-message; do
    succeeds "$type: pubkey of the key" pubkey "leaf-rsa-$type.key"
    cp "$output" "$type.pub"
    for form in csr pem; do
        succeeds "$type: pubkey of the $form" pubkey "leaf-rsa-$type.$form"
        same_file "$type: pubkey of the $form" "$type.pub" "$output"
    done
done

# Messages: signed and checked, altered, and with the other key.
printf 'a letter\n' >letter
printf 'another letter\n' >altered
for type in toy toy-message; do
    succeeds "$type: sign" sign --key "leaf-rsa-$type.key" -o "$type.sig" letter
    succeeds "$type: check" check --key "leaf-rsa-$type.pem" --signature "$type.sig" letter
    run check --key "leaf-rsa-$type.pem" --signature "$type.sig" altered
    equal "$type: an altered message" 1 "$status"
    run check --key leaf-rsa-rsa.pem --signature "$type.sig" letter
    equal "$type: with another key" 1 "$status"
done
# A scheme without a hash takes the message as it is, whatever it looks like.
head -c 3000000 /dev/zero >long
succeeds 'a long message' sign --key leaf-rsa-toy-message.key -o long.sig long
succeeds 'a long message: check' check --key leaf-rsa-toy-message.pem --signature long.sig long
succeeds 'a hash of its own' sign --key leaf-rsa-toy.key --sha256 -o sha256.sig letter
succeeds 'a hash of its own: check' check --key toy.pub --sha256 --signature sha256.sig letter

# What a type does not have is refused in words.
refuses 'a hash that it has not' 2 'SHA-384: TOY keys have no such signature scheme' sign --key leaf-rsa-toy.key --sha384 letter
refuses 'a hash where there is none' 2 '' sign --key leaf-rsa-toy-message.key --sha256 letter
refuses 'PSS' 2 '' sign --key leaf-rsa-toy.key --pss letter
refuses 'encryption' 2 'want one that encrypts, have TOY, which does not' encrypt --key toy.pub letter
refuses 'another form' 2 '' keygen --type toy --pkcs1
refuses 'a size' 2 '' keygen --type toy --bits 2048
refuses 'no such type' 2 'want one of rsa, toy, toy-weak, toy-message, have toyota' keygen --type toyota
# shellcheck disable=SC2016 # the backquotes are the program's
refuses 'trace sign' 2 'a key of the type TOY, whose arithmetic `trace` does not show' trace sign --key leaf-rsa-toy.key letter
refuses 'trace verify' 2 '' trace verify --key toy.pub --signature toy.sig letter

# Keys that are wrong in themselves.

for type in toy toy-message; do
    succeeds "$type: as DER" keygen --type "$type" --der
    length=$(stat -c %s "$output")
    head -c $((length - 1)) "$output" >short.der
    refuses "$type: one byte short" 2 '' pubkey short.der
done

# Looking needs no arithmetic.
for command in 'show --json' asn1 explain 'explain --html'; do
    # shellcheck disable=SC2086
    succeeds "$command" $command leaf-toy-toy.pem
done
matches 'the page says what it cannot show' '*The arithmetic of this kind of key is not shown.*' \
    "$(run explain --html ca-toy-toy.pem; cat "$output")"

succeeds 'quick' quick --type toy --dir q a.test
succeeds 'quick: verify' verify --trust q/root.pem --host a.test q/a.test.pem

finish
