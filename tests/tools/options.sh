#!/bin/bash
# options.sh PROGRAM -- the command line: help, and every way to use it wrongly.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

leaf=$fixtures/leaf.key
ca=$fixtures/golden-root.pem
ca_key=$fixtures/ca.key
request=$fixtures/golden-request.pem
commands='keygen pubkey request selfsign issue quick show verify trust help'

# --- help and version --------------------------------------------------------------------

succeeds 'help' help
list_of_commands=$(<"$output")
for option in --help -h; do
    succeeds "certwright $option" $option
    equal "certwright $option is help" "$list_of_commands" "$(<"$output")"
done
for command in $commands; do
    matches "help lists $command" $'*\n'"  $command *" "$list_of_commands"
    succeeds "help $command" help "$command"
    page=$(<"$output")
    matches "help $command: usage" "*Usage: certwright $command*" "$page"
    matches "help $command: an example" "*xample: certwright $command*" "$page"
    for option in --help -h; do
        succeeds "$command $option" "$command" $option
        equal "$command $option is help $command" "$page" "$(<"$output")"
    done
    succeeds "$command operand --help" "$command" operand --help
    equal "$command operand --help is help $command" "$page" "$(<"$output")"
done
for command in keygen pubkey request selfsign issue show verify trust; do
    matches "help $command: the line for OpenSSL" '*OpenSSL: openssl *' "$("$program" help $command)"
done
succeeds 'version' --version
matches 'version' 'certwright [0-9]*.[0-9]*' "$(head -n 1 "$output")"
export CERTWRIGHT_KERNELS=portable
succeeds 'no kernel' --version
matches 'no kernel' '*kernels: portable' "$(<"$output")"
for list in no-such 'sha-ni,' 'portable,sha' 'sha-ni ifma-pair'; do
    CERTWRIGHT_KERNELS=$list
    refuses "kernels that are not there: $list" 2 'CERTWRIGHT_KERNELS' --version
done
unset CERTWRIGHT_KERNELS

# --- commands ----------------------------------------------------------------------------

refuses 'no argument' 2 command
refuses 'an empty command' 2 'no such command' ''
refuses 'an unknown command' 2 'frobnicate*no such command' frobnicate
refuses 'a command that is only the beginning of one' 2 'no such command' key
refuses 'an unknown option in the place of a command' 2 '--frobnicate' --frobnicate
refuses 'help for an unknown command' 2 'frobnicate*no such command' help frobnicate
refuses 'a command with an escape' 2 '\\1B' $'\e[31m'
refuses 'a command with a newline' 2 '\\0A' $'a\nb'
refuses 'a command that is not UTF-8' 2 '\\9B' $'\x9b31m'
refuses 'a command that turns text' 2 '\\E2\\80\\AE' $'\xe2\x80\xae'
refuses 'a very long command' 2 'no such command' "$(printf '%01000d' 0)"

# --- options -----------------------------------------------------------------------------

for command in $commands; do
    refuses "$command: an unknown option" 2 '--nosuch*help' "$command" --nosuch
    refuses "$command: an unknown option with a value" 2 '--nosuch' "$command" --nosuch=1
    refuses "$command: an unknown letter" 2 '-Z*help' "$command" -Z
    refuses "$command: an unknown option behind an operand" 2 '--nosuch' "$command" operand --nosuch
done
refuses 'an option with an escape' 2 '\\1B' keygen $'--\e[31m'
refuses 'a letter that is an escape' 2 '\\1B' keygen $'-\e'
refuses 'an unknown letter in a cluster' 2 '-Z' keygen --quiet -Zq
refuses 'an unknown letter behind a known one' 2 '-Z' keygen -qZ
refuses 'a value for an option that takes none' 2 '--force' keygen --force=yes

for pair in keygen:--bits keygen:-b keygen:--output keygen:-o pubkey:-o request:--key request:-k \
    request:--subject request:-s request:--host request:--email request:--uri selfsign:--days \
    selfsign:--at selfsign:--not-before selfsign:--not-after selfsign:--serial issue:--ca \
    issue:--ca-key issue:--profile issue:-p quick:--dir quick:-d \
    verify:--trust verify:-t verify:--untrusted verify:-u verify:--crl verify:--at verify:--host verify:--ip \
    verify:--email verify:--purpose verify:-p verify:--max-depth verify:--policy verify:--accept trust:--trust \
    trust:-t trust:--at; do
    refuses "${pair/:/ } without a value" 2 "${pair#*:}*value" "${pair%:*}" "${pair#*:}"
done
refuses 'a missing value behind others' 2 '--key' request --subject CN=a.test --key

refuses 'an ambiguous abbreviation' 2 '--not' selfsign --key "$leaf" --subject CN=a.test \
    --not 2026-01-01T00:00:00Z
refuses 'an ambiguous abbreviation of --host and --help' 2 '--h' request --h a.test
succeeds 'a clear abbreviation' request --ke "$leaf" --subj CN=a.test --out=abbreviated
same_file 'a clear abbreviation does the same' <("$program" request --key "$leaf" --subject CN=a.test) \
    abbreviated
rm -f abbreviated
succeeds '--ca is not --ca-key' issue --ca "$ca" --ca-key "$ca_key" --at 2026-01-01T00:00:00Z -q "$request"

succeeds 'options behind operands' pubkey "$leaf" --der -o result
rm -f result
cp "$leaf" ./-key.pem
cp "$leaf" ./--help
chmod 600 ./-key.pem ./--help
succeeds '-- ends options: a file with a hyphen' pubkey -- -key.pem
succeeds '-- ends options: a file called --help' pubkey --der -- --help
same_file 'a file called --help is read' <("$program" pubkey --der "$leaf") "$output"
rm ./-key.pem ./--help
refuses '-- ends options: an option is an operand then' 2 'takes no operand*--force' keygen -- --force
succeeds 'a value glued to its letter' request -k"$leaf" -sCN=a.test -oglued
absent 'a value glued to its letter is the whole rest' ./-oglued
rm -f glued

# --- operands and what must be there --------------------------------------------------------

refuses 'keygen: an operand' 2 'operand*extra' keygen extra
refuses 'request: an operand' 2 'operand*extra' request --key "$leaf" --subject CN=a.test extra
refuses 'selfsign: an operand' 2 'operand*extra' selfsign --key "$leaf" --subject CN=a.test extra
refuses 'pubkey: two operands' 2 'one file*2' pubkey "$leaf" "$leaf"
refuses 'issue: two operands' 2 'one request*2' issue --ca "$ca" --ca-key "$ca_key" "$request" "$request"
refuses 'request: nothing' 2 '--key' request
refuses 'request: no key' 2 '--key' request --subject CN=a.test
refuses 'request: no name at all' 2 '--subject' request --key "$leaf"
refuses 'selfsign: nothing' 2 '--key' selfsign
refuses 'selfsign: no key' 2 '--key' selfsign --subject CN=a.test
refuses 'selfsign: no subject' 2 '--subject' selfsign --key "$leaf" --host a.test
refuses 'selfsign: an empty subject' 2 'subject' selfsign --key "$leaf" --subject '' --host a.test
refuses 'issue: nothing' 2 '--ca' issue
refuses 'issue: no authority' 2 '--ca' issue --ca-key "$ca_key" "$request"
refuses 'issue: no key' 2 '--ca-key' issue --ca "$ca" "$request"
refuses 'quick: no host' 2 'host' quick
refuses 'quick: no host, a folder' 2 'host' quick --dir folder

# --- values --------------------------------------------------------------------------------

for number in '' abc -1 +2048 0x800 2048.0 2048k ' 2048' '2048 ' 1e3 99999999999999999999999; do
    refuses "--bits ${number@Q}" 2 'bits*' keygen --bits "$number" -o key
    refuses "--days ${number@Q}" 2 'days*' selfsign --key "$leaf" --subject CN=a.test --days "$number" -o result
    refuses "quick --days ${number@Q}" 2 'days*' quick --dir folder --days "$number" a.test
done
refuses '--days 0' 2 'days' selfsign --key "$leaf" --subject CN=a.test --days 0 -o result
refuses '--days, a million' 2 'days' selfsign --key "$leaf" --subject CN=a.test --days 1000000 -o result
refuses '--days, 2^64' 2 'days' selfsign --key "$leaf" --subject CN=a.test --days 18446744073709551616 -o result
refuses '--bits, 2^32 + 2048' 2 'bits*have 4294969344' keygen --bits 4294969344 -o key
refuses '--days, a product that overflows' 2 'days*have 213503982334601' selfsign --key "$leaf" --subject CN=a.test \
    --days 213503982334601 -o result
for time in '' now 2026 2026-11-23 2026-11-23T12:00:00 2026-11-23T12:00Z 2026-13-01T00:00:00Z \
    2026-00-01T00:00:00Z 2026-02-30T00:00:00Z 2025-02-29T00:00:00Z 2026-11-23T24:00:00Z \
    2026-11-23T12:60:00Z 2026-11-23T12:00:61Z 2026-11-23T12:00:00+25:00 2026-11-23T12:00:00ZZ \
    20261123120000Z 26-11-23T12:00:00Z 10000-01-01T00:00:00Z -2026-11-23T12:00:00Z; do
    for option in at not-before not-after; do
        refuses "--$option ${time@Q}" 2 "--$option" selfsign --key "$leaf" --subject CN=a.test \
            "--$option" "$time" -o result
    done
done
for serial in '' 0 00 -1 xyz 0x 1g ' 1' 8000000000000000000000000000000000000000 \
    010000000000000000000000000000000000000000; do
    refuses "--serial ${serial@Q}" 2 'serial' selfsign --key "$leaf" --subject CN=a.test --serial "$serial" -o result
done
for profile in '' root Server servers ca; do
    refuses "--profile ${profile@Q}" 2 'profile' issue --ca "$ca" --ca-key "$ca_key" --profile "$profile" "$request"
done
refuses '--days and --not-after' 2 'days*not-after' selfsign --key "$leaf" --subject CN=a.test \
    --days 1 --not-after 2030-01-01T00:00:00Z
refuses 'an end before the beginning' 2 'validity' selfsign --key "$leaf" --subject CN=a.test \
    --not-before 2030-01-02T00:00:00Z --not-after 2030-01-01T00:00:00Z
refuses 'an end beyond the year 9999' 2 '' selfsign --key "$leaf" --subject CN=a.test \
    --not-before 9999-12-31T00:00:00Z --days 2

finish
