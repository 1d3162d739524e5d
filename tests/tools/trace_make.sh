#!/bin/bash
# trace_make.sh PROGRAM -- `trace build` and `trace keygen`: that the octets shown are those of
# the file that the command itself makes, each once; that every number of a search is right
# (worked again by bc); that toy keys go nowhere and that secrets are masked.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"
export BC_LINE_LENGTH=0

key=$fixtures/leaf.key
ca_key=$fixtures/ca.key
root=$fixtures/golden-root.pem
request=$fixtures/golden-request.pem
fixed=(--at 2026-01-01T00:00:00Z --serial 4711)

# --- build --------------------------------------------------------------------------------------

# shown sets octets to what the output shows, put together by offset, and reason to what is
# wrong with it: an offset that is shown twice or never, a count of what is written that does
# not fit.
shown() {
    reason=$(awk '
        $1 ~ /^[0-9]+$/ && $2 ~ /^[0-9]+$/ && /^ *[0-9]+ +[0-9]+   [0-9a-f][0-9a-f]( |$)/ {
            at = $2; rest = substr($0, 20, 24); n = split(rest, part, " ")
            written += n
            if ($1 != written) print "line " NR ": written " $1 ", want " written
            for (i = 1; i <= n; i++) {
                if (at + i - 1 in octet) print "octet " at + i - 1 " twice"
                octet[at + i - 1] = part[i]
            }
        }
        END {
            for (i = 0; i < written; i++) {
                if (!(i in octet)) print "octet " i " never"
                printf "%s", octet[i] >"octets"
            }
        }' "$output")
    octets=$(<octets)
}

# builds NAME LABEL COMMAND ARGUMENT...
builds() {
    local name=$1
    shift
    rm -f wanted made
    prepares "$@" -o wanted
    succeeds "$name" trace build "$@" -o made
    same_file "$name: the file" wanted made
    shown
    equal "$name: each octet once" '' "$reason"
    equal "$name: the octets" "$(der_of_pem wanted)" "$octets"
    matches "$name: the last structure to end is the first" '* ends: length *put behind its identifier*' "$(tr -s ' \n' ' ' <"$output")"
    succeeds "$name, no file" trace build "$@"
    shown
    equal "$name, no file: the octets" "$(der_of_pem wanted)" "$octets"
    [ "$is_sanitized" = yes ] || equal "$name: nothing but text" '' "$(grep -c -e '-----' "$output" | grep -v '^0$')"
}

builds 'a request' request --key "$key" --subject 'CN=a.test,O=Acme\, Inc.,C=CZ' --host a.test --host 127.0.0.1 --email a@a.test
builds 'a request without names' request --key "$key" --subject CN=a.test
builds 'a root' selfsign --key "$ca_key" --ca --subject 'CN=Test Root,C=CZ' "${fixed[@]}"
builds 'a server' selfsign --key "$key" --subject CN=a.test "${fixed[@]}" --sha512 --uri http://a.test/
for profile in server client intermediate; do
    builds "issued to a $profile" issue --ca "$root" --ca-key "$ca_key" --profile "$profile" "${fixed[@]}" -q "$request"
done
succeeds 'the lines of ASN.1' trace build issue --ca "$root" --ca-key "$ca_key" "${fixed[@]}" -q "$request"
text=$(tr -s ' \n' ' ' <"$output")
for line in 'Certificate ::= SEQUENCE (RFC 5280 4.1)' 'tbsCertificate TBSCertificate (RFC 5280 4.1.1.1)' \
    'serialNumber CertificateSerialNumber (RFC 5280 4.1.2.2)' 'subjectPublicKeyInfo SubjectPublicKeyInfo (RFC 5280 4.1.2.7)' \
    'signatureValue BIT STRING (RFC 5280 4.1.1.3)' 'What is to be signed is complete'; do
    equal "the lines of ASN.1: $line" 1 "$(grep -o -F "$line" <<<"$text" | wc -l)"
done
prepares trace build selfsign --pss --key "$key" --subject CN=a.test -o made
shown
equal 'PSS: what is shown is what is written' "$(der_of_pem made)" "$octets"
prepares trace build selfsign --der --key "$key" --subject CN=a.test -o made
shown
equal 'DER: what is shown is what is written' "$(hex_of made)" "$octets"
rm -f made wanted octets
refuses 'no command' 2 'want request, selfsign or issue' trace build
refuses 'no such command' 2 'have keygen' trace build keygen
refuses 'an option that the command has not' 2 '' trace build request --key "$key" --subject CN=a --days 3
refuses 'no key' 2 '--key is missing' trace build request --subject CN=a
refuses '-o -' 2 'want a file' trace build selfsign --key "$key" --subject CN=a.test -o -
refuses 'a folder that is not there' 2 '' trace build selfsign --key "$key" --subject CN=a.test -o nowhere/made
hex=$(der_of_pem "$request")
write_hex "${hex:0:-2}$(printf '%02x' $((16#${hex: -2} ^ 1)))" altered.der
refuses 'an altered request' 1 '' trace build issue --ca "$root" --ca-key "$ca_key" "${fixed[@]}" altered.der
rm altered.der
succeeds 'help' trace build request --help

# --- toys ---------------------------------------------------------------------------------------

# toy_equations prints an expression for bc for each number that is said, which is 0 if it is
# right; and the primes that were found.
toy_equations() {
    awk -v bits="$1" '
        $1 == "candidate" && $2 ~ /:$/ { c = $3; step = 0; drawn = 1 }
        /too small/ { print "(" c "^2 >= 2^(" bits " - 1))"; small++ }
        /sieve: [0-9]+ divides/ { print "(" c " % " $2 ") + (" $2 " == " c ")" }
        /candidate - 1 = 2\^/ { split($5, a, "^"); m = $NF; print "(2^" a[2] " * " m " + 1 != " c ") + (" m " % 2 == 0)" }
        /base b = / {
            line = $0; gsub(/[:,]/, "", line); n = split(line, f, " ")
            print "(" f[4] " <= 1) + (" f[4] " >= " c " - 1)"; b = f[4]; z = f[7]
            print "(w(" b ", " m ", " c ") != " z ")"
            for (i = 8; i < n && f[i] == "squared"; i += 2) { print "((" z "^2) % " c " != " f[i + 1] ")"; z = f[i + 1] }
            if (/may be prime/) print "(" z " != " c " - 1) * (" z " != 1)"
            if (/composite/) print "(" z " == " c " - 1)"
        }
        /a prime$/ { prime[++found] = c }
        NF == 3 && $2 == "=" && $3 ~ /^[0-9]+$/ { v[$1] = $3 }
        $1 == "e" && $2 == "=" { v["e"] = $3 + 0 }
        $1 == "s^e" { back = $5; sub(/,/, "", back) }
        END {
            n = v["n"]; p = v["p"]; q = v["q"]; e = v["e"]; d = v["d"]
            print "(" p " * " q " != " n ") + (" p " <= " q ")"
            print "((" prime[1] " - " p ") * (" prime[1] " - " q ")) + ((" prime[2] " - " p ") * (" prime[2] " - " q "))"
            print "(" n " < 2^(" bits " - 1)) + (" n " >= 2^" bits ")"
            print "((" e " * " d ") % (" p " - 1) != 1) + ((" e " * " d ") % (" q " - 1) != 1)"
            print "(" d " % (" p " - 1) != " v["dP"] ") + (" d " % (" q " - 1) != " v["dQ"] ")"
            print "((" q " * " v["qInv"] ") % " p " != 1)"
            print "(w(" v["m"] ", " d ", " n ") != " v["s"] ") + (" back " != " v["m"] ")"
        }' "$output"
}

power='define w(b, e, m) { auto r; r = 1; while (e > 0) { if (e % 2 == 1) r = (r * b) % m; b = (b * b) % m; e = e / 2 }; return (r) }'
for bits in 16 18 24 32 38 40 50 64; do
    for seed in a b c d s20 s24; do # in the last two q comes out as p, with 16 bits
        warns "toy of $bits bits, $seed" 'TOY KEY: anyone can factor it' trace keygen --bits "$bits" --seed "$seed"
        results=$({
            echo "$power"
            toy_equations "$bits"
        } | bc 2>&1)
        equal "toy of $bits bits, $seed: every number, by bc" 0 "$(sort -u <<<"$results")"
        equal "toy of $bits bits, $seed: loudly" 2 "$(grep -c 'TOY KEY' "$output")"
    done
done
warns 'q is not p' 'TOY' trace keygen --bits 16 --seed s20
equal 'q is not p' 1 "$(grep -c 'too close to the other prime' "$output")"
warns 'the same seed' 'TOY' trace keygen --bits 48 --seed twice
cp "$output" first
warns 'the same seed' 'TOY' trace keygen --bits 48 --seed twice
same_file 'the same seed, the same key' first "$output"
warns 'another seed' 'TOY' trace keygen --bits 48 --seed else
differ 'another seed, another key' first "$output"
warns 'no seed' 'TOY' trace keygen --bits 48
cp "$output" first
warns 'no seed' 'TOY' trace keygen --bits 48
differ 'no seed, another key each time' first "$output"
for bits in 100 512 830 1024 2046; do
    warns "toy of $bits bits" 'TOY KEY: ' trace keygen --bits "$bits"
    equal "toy of $bits bits: six equations" 6 "$(grep -c ' holds$' "$output")"
done
rm -f first
for bits in 16 32 512 1024 2046; do
    refuses "toy of $bits bits, to a file" 2 'not written to a file' trace keygen --bits "$bits" -o toy.key
done
for bits in 0 1 14 15 17 2049 8194 18446744073709551615; do
    refuses "$bits bits" 2 'want an even number from 16 to 8192' trace keygen --bits "$bits"
done
refuses 'a toy from keygen' 2 'bits' keygen --bits 32

# --- keys that could be used --------------------------------------------------------------------

succeeds 'a key' trace keygen -o made.key
cp "$output" text
mode 'a key: mode' 600 made.key
succeeds 'a key: it can be used' request --key made.key --subject CN=a.test
equal 'a key: six equations' 6 "$(grep -c ' holds$' text)"
private_key_integers "$(der_of_pem made.key)"
modulus=${integers[1]#00}
matches 'a key: n is shown' "*= 0x${modulus:0:16}...${modulus: -16} (2048 bits)*" "$(<text)"
for i in 3 4 5 6 7 8; do
    digits=${integers[i]#00}
    lacks "a key: number $i is masked" "*${digits:0:10}*" "$(tr -d ' \n' <text)"
    lacks "a key: the end of number $i is masked" "*${digits: -10}*" "$(tr -d ' \n' <text)"
done
lacks 'a key: nothing of the candidates' '*candidate *: 0x*' "$(<text)"
lacks 'a key: how often was squared' '*squared*' "$(<text)"
lacks 'no toy' '*TOY*' "$(<text)"
equal 'a key: it is short' yes "$([ "$(wc -l <text)" -lt 100 ] && echo yes)"
refuses 'a key that is there' 2 '' trace keygen -o made.key
rm made.key
warns 'secrets' 'WARNING' trace keygen --secrets --full -o made.key
private_key_integers "$(der_of_pem made.key)"
text=$(tr -d ' \n' <"$output")
for i in 1 3 4 5 6 7 8; do
    matches "secrets: number $i" "*=0x${integers[i]#00}*" "$text"
done
rm -f made.key text
succeeds 'nothing is kept' trace keygen --bits 2048
matches 'nothing is kept' '*thrown away*' "$(<"$output")"
refuses 'a seed for a key that could be used' 2 '--seed is for toys' trace keygen --seed a
refuses '-o -' 2 'want a file' trace keygen -o -
refuses 'an operand' 2 'takes no operand' trace keygen 32
output=/dev/full
refuses 'a full disk' 2 '' trace keygen --bits 2048
output=$scratch/out

finish
