#!/bin/bash
# masking.sh PROGRAM -- `explain` on private keys of every kind, bare and wrapped, with one octet
# altered: as text and as a page, none shows eight octets in a row of a private number. MASKED is
# tests/masking/. 400 copies of each key, or as many as CERTWRIGHT_TEST_MUTANTS says.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

root_folder=$(cd "$tests/../.." && pwd)
masked=${MASKED:-$root_folder/build/tests/masked}
mutants=${CERTWRIGHT_TEST_MUTANTS:-400}
[ $is_sanitized = no ] || mutants=${CERTWRIGHT_TEST_MUTANTS:-33}

write_hex "$(der_of_pem "$fixtures/golden-leaf.pem")" leaf.der
"$masked" "$root_folder/tests/vectors/schema/private_keys.txt" leaf.der "$mutants" "$program" >"$output" 2>"$scratch/err"
equal 'status' 0 $?
equal 'nothing on standard error' '' "$(<"$scratch/err")"
equal 'what was looked at' "28 keys, $((2 * 28 * mutants)) outputs, 0 failures" "$(<"$output")"

finish
