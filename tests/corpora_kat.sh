#!/bin/bash
# corpora_kat.sh PROGRAM FOLDER -- the Wycheproof files in FOLDER/wycheproof-json, if there are any, through
# `kat`: each vector is counted, none fails, and the files that certwright has everything for pass whole.
# They are no part of this project: `make check` does without them.
set -u
export LC_ALL=C
shopt -s extglob
program=$(realpath "${1:?usage: corpora_kat.sh PROGRAM FOLDER}")
cd "${2:?usage: corpora_kat.sh PROGRAM FOLDER}" || exit 2
[ -d wycheproof-json ] || exit 0
cd wycheproof-json || exit 2

failures=0
wrong() {
    printf '  FAILED  %s: %s\n' "$1" "$2"
    failures=$((failures + 1))
}
for file in *.json; do
    said=$("$program" kat "$file" 2>/dev/null | sed -n '$s/^total: //p')
    read -r passed _ failed _ skipped _ <<<"${said:-0 passed, 0 failed, 0 skipped}"
    count=$(grep -c '"tcId"' "$file")
    printf '  %-44s %5d passed, %d failed, %d skipped\n' "$file" "$passed" "$failed" "$skipped"
    [ "$failed" = 0 ] || wrong "$file" "$failed vectors fail"
    [ $((passed + failed + skipped)) = "$count" ] || wrong "$file" "want $count vectors, have $((passed + failed + skipped))"
    case $file in
    *webcrypto* | *_jwk_* | *sha3_* | *shake*) ;;
    ecdsa_secp@(256|384|521)r1_*.json | ecdh_secp@(256|384|521)r1_*.json | ed25519_test.json | x25519_*.json)
        [ "$passed" = "$count" ] || wrong "$file" "want all $count vectors passed, have $passed"
        ;;
    esac
done
echo "wycheproof-json: $failures failures"
[ "$failures" -eq 0 ]
