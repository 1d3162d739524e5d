# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154  # variables of common.sh, and for the scripts that source this file
# kat_common.sh -- what the tests of `kat` share: the files of NIST with their counts, files that are
# altered, and Wycheproof files with values of our own. Sourced behind common.sh.

vectors=${VECTORS:-/usr/lib/python3/dist-packages/cryptography_vectors}
if [ ! -d "$vectors" ]; then
    fail "$vectors" 'is missing (Debian: apt-get install python3-cryptography-vectors)'
    finish
fi

# all_skipped NAME COUNT REASON FILE: nothing was run, which is no answer.
all_skipped() {
    run kat "$4"
    equal "$1: status" 2 "$status"
    equal "$1: the line" "certwright: kat: all $2 vectors are skipped: nothing was run"$'\n' "$said"
    equal "$1: the total" "total: 0 passed, 0 failed, $2 skipped" "$(tail -n 1 "$output")"
    matches "$1: the reason" "*: skipped, *: $3" "$(head -n 1 "$output")"
}

# counts FILE PASSED FAILED SKIPPED, all in one run (run_counted) so that the total is checked too.
files=()
wanted=()
total=(0 0 0)
counts() {
    files+=("$vectors/$1")
    wanted+=("$vectors/$1: $2 passed, $3 failed, $4 skipped")
    total=($((total[0] + $2)) $((total[1] + $3)) $((total[2] + $4)))
}

# run_counted NAME REASONS runs all those files; REASONS is how often a reason is said. What was said is in got.
run_counted() {
    local line
    succeeds "$1" kat "${files[@]}"
    cp "$output" got
    for line in "${wanted[@]}" "total: ${total[0]} passed, ${total[1]} failed, ${total[2]} skipped"; do
        if grep -qxF -e "$line" got; then pass; else fail "$line" "have $(grep -F -e "${line%%: *}: " got | tail -n 1)"; fi
    done
    matches 'the total is the last line' 'total: *' "$(tail -n 1 got)"
    # Counts, totals and the first of those that were skipped for one reason: nothing else is said.
    equal 'what is skipped has its reason' "$2" "$(grep -c ': line [0-9]*: .* = .*: skipped, .*: certwright ' got)"
    equal 'nothing else is said' $((${#wanted[@]} + 1 + $2)) "$(wc -l <got)"
}

# altered NAME FILE SED PASSED FAILED PATTERN: FILE with one digit changed has one failure, which is
# named with what was wanted and what came.
altered() {
    sed "$3" "$2" >file.rsp
    differ "$1: is altered" "$2" file.rsp
    run kat file.rsp
    equal "$1: status" 1 "$status"
    equal "$1: silence on standard error" '' "$said"
    matches "$1: the vector" "file.rsp: $6" "$(head -n 1 "$output")"
    equal "$1: the count" "file.rsp: $4 passed, $5 failed, 0 skipped" "$(sed -n $(($5 + 1))p "$output")"
    equal "$1: the total" "total: $4 passed, $5 failed, 0 skipped" "$(tail -n 1 "$output")"
    equal "$1: no other line" $(($5 + 2)) "$(wc -l <"$output")"
}

# unanswered NAME FILE: status 2, one line on standard error, and no vector is said to have passed.
unanswered() {
    run kat "$2"
    equal "$1: status" 2 "$status"
    matches "$1: one line" $'certwright: *\n' "$said"
    if [[ ${said%$'\n'} == *$'\n'* ]] || ! is_safe "$said"; then fail "$1: one line" "have ${said@Q}"; else pass; fi
    equal "$1: the total" 'total: 0 passed, 0 failed, 0 skipped' "$(tail -n 1 "$output")"
}

# wycheproof FILE ALGORITHM SCHEMA GROUP TEST... writes FILE with one group.
wycheproof() {
    local file=$1 IFS=,
    printf '{"algorithm": "%s", "schema": "%s", "generatorVersion": "0.9", "numberOfTests": %d,\n' "$2" "$3" $(($# - 4))
    printf '"header": ["Made by a test."], "notes": {"Normal": {"bugType": "BASIC"}},\n'
    printf '"testGroups": [{%s,\n"tests": [%s]}]}\n' "$4" "${*:5}"
} >"$1"

# test_of ID RESULT FIELDS prints a vector.
test_of() {
    printf '{"tcId": %d, "comment": "number %d", "flags": ["Normal"], %s, "result": "%s"}' "$1" "$1" "$3" "$2"
}

# comes_to NAME STATUS PASSED FAILED SKIPPED FILE
comes_to() {
    run kat "$6"
    equal "$1: status" "$2" "$status"
    equal "$1: silence on standard error" '' "$said"
    equal "$1: the total" "total: $3 passed, $4 failed, $5 skipped" "$(tail -n 1 "$output")"
}

# broken HEX flips the last bit.
broken() { printf '%s%x' "${1%?}" $((16#${1: -1} ^ 1)); }
