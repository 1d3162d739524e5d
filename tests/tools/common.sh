# shellcheck shell=bash
# shellcheck disable=SC2034  # the variables are for the scripts that source this file
# common.sh PROGRAM -- what the tests of the program share: a temporary folder with copies of
# the fixtures, running the program under limits, and the checks. Sourced by each script with
# the script's own arguments. What is checked is the contract of the program: a failure is one
# line on standard error, nothing on standard output, no file.
set -u
export LC_ALL=C
unset POSIXLY_CORRECT
umask 022

program=$(realpath "${1:?usage: $0 PROGRAM}")
tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
script=$(basename "$0" .sh)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# shellcheck source=tests/tools/der.sh
. "$tests/der.sh"

# Fixtures in $fixtures, private keys with mode 0600 (git keeps no modes), and an empty
# folder to work in.
fixtures=$scratch/fixtures
mkdir "$fixtures" "$scratch/work"
cp "$tests"/fixtures/*.* "$fixtures"
chmod 600 "$fixtures"/*.key
cd "$scratch/work" || exit 2

# Limits of one run; CERTWRIGHT_TEST_SECONDS is for slow machines. AddressSanitizer reserves terabytes of addresses
# and is slower.
seconds=${CERTWRIGHT_TEST_SECONDS:-10}
if grep -q __asan_init "$program"; then
    is_sanitized=yes
    seconds=60
else
    is_sanitized=no
    ulimit -v $((512 * 1024))
fi

passed=0
failed=0
input=/dev/null       # standard input of the next runs
output=$scratch/out   # their standard output
ran=''                # the arguments of the last run, for messages

pass() { passed=$((passed + 1)); }

# fail NAME REASON
fail() {
    failed=$((failed + 1))
    printf 'FAILED %s: %s: %.500s\n' "$script" "$1" "$2"
}

# equal NAME WANTED GOT
equal() {
    if [ "$2" = "$3" ]; then pass; else fail "$1" "want ${2@Q}, have ${3@Q}"; fi
}

# matches NAME PATTERN TEXT: PATTERN is one of the shell's.
matches() {
    # shellcheck disable=SC2053
    if [[ $3 == $2 ]]; then pass; else fail "$1" "want ${2@Q}, have ${3@Q}"; fi
}

# lacks NAME PATTERN TEXT
lacks() {
    # shellcheck disable=SC2053
    if [[ $3 != $2 ]]; then pass; else fail "$1" "want no ${2@Q}, have ${3@Q}"; fi
}

# same_file NAME WANTED GOT
same_file() {
    if cmp -s "$2" "$3"; then pass; else fail "$1" "$3 is not the same as $2"; fi
}

# differ NAME FILE FILE
differ() {
    if cmp -s "$2" "$3"; then fail "$1" "$2 and $3 are the same"; else pass; fi
}

# absent NAME FILE...
absent() {
    local name=$1 file
    shift
    for file; do
        if [ -e "$file" ] || [ -L "$file" ]; then
            fail "$name" "$file is there"
            return
        fi
    done
    pass
}

# mode NAME WANTED FILE
mode() { equal "$1" "$2" "$(stat -c %a "$3")"; }

# run ARGUMENT... runs the program and sets status and said, what it said on standard error;
# what it wrote to standard output is in $scratch/out.
run() {
    ran=$*
    timeout -s KILL "$seconds" "$program" "$@" <"$input" >"$output" 2>"$scratch/err"
    status=$?
    read_said
}

# straced ARGUMENT...: strace(1), under which the leaks of AddressSanitizer cannot be looked for;
# the trace is in $scratch/trace.
straced() { ASAN_OPTIONS=detect_leaks=0 strace -qq -o "$scratch/trace" "$@"; }

# read_said sets said; an octet NUL, which bash cannot hold, is shown as one BEL, which is
# just as forbidden.
read_said() {
    local part
    said=
    while IFS= read -r -d '' part; do
        said+=$part$'\a'
    done <"$scratch/err"
    said+=$part
}

# is_safe TEXT: no control character but the newline, no DEL, no C1 control, no mark that
# turns or hides text, and nothing that is not UTF-8.
is_safe() {
    if [[ $1 == *[$'\x80'-$'\xff']* ]] && ! printf '%s' "$1" | iconv -f UTF-8 -t UTF-16 >/dev/null 2>&1; then
        return 1
    fi
    [[ $1 != *[$'\x01'-$'\x09'$'\x0b'-$'\x1f'$'\x7f']* &&
        $1 != *$'\xc2'[$'\x80'-$'\x9f']* &&
        $1 != *$'\xe2\x80'[$'\x8b'-$'\x8f'$'\xa8'-$'\xae']* &&
        $1 != *$'\xe2\x81'[$'\xa0'-$'\xaf']* ]]
}

# list prints what is in the working folder, one name a line.
list() {
    local names
    shopt -s nullglob dotglob
    names=(*)
    shopt -u nullglob dotglob
    printf -v listed '%s\n' "${names[@]}"
}

# why_not_refused STATUS PATTERN sets reason to the first thing that a failure should be and
# the last run was not, or to nothing. $before is the listing from before the run.
why_not_refused() {
    reason=
    list
    if [[ ,$1, != *,$status,* ]]; then
        reason="want status $1, have $status"
    elif [[ $said != 'certwright: '*$'\n' || ${said%$'\n'} == *$'\n'* ]]; then
        reason="want one line on standard error"
    elif ! is_safe "$said"; then
        reason="control characters on standard error"
    elif [ -n "$2" ] && [[ ${said%$'\n'} != *$2* ]]; then
        reason="want a message with ${2@Q}"
    elif [ "$output" = "$scratch/out" ] && [ -s "$output" ]; then
        reason="want nothing on standard output"
    elif [ "$listed" != "$before" ]; then
        reason="want no file made, have ${listed@Q} instead of ${before@Q}"
    fi
}

# refuses NAME STATUS PATTERN ARGUMENT...: the program must fail with STATUS ("1,2" is either)
# and say in one line what PATTERN describes; it must write and leave behind nothing.
refuses() {
    local name=$1 wanted=$2 pattern=$3
    shift 3
    list
    before=$listed
    run "$@"
    why_not_refused "$wanted" "$pattern"
    if [ -z "$reason" ]; then
        pass
    else
        fail "$name" "$reason; ${ran@Q} said ${said@Q}"
    fi
}

# succeeds NAME ARGUMENT...: status 0 and nothing on standard error.
succeeds() {
    local name=$1
    shift
    run "$@"
    if [ "$status" -eq 0 ] && [ -z "$said" ]; then
        pass
    else
        fail "$name" "want status 0 and silence, have $status; ${ran@Q} said ${said@Q}"
    fi
}

# warns NAME PATTERN ARGUMENT...: status 0, and lines on standard error of which one is as
# PATTERN describes.
warns() {
    local name=$1 pattern=$2
    shift 2
    run "$@"
    # shellcheck disable=SC2053
    if [ "$status" -eq 0 ] && is_safe "$said" && [[ $said == 'certwright: '*$pattern*$'\n' ]]; then
        pass
    else
        fail "$name" "want status 0 and ${pattern@Q}, have $status; ${ran@Q} said ${said@Q}"
    fi
}

# prepares ARGUMENT...: makes what later checks need; without it they mean nothing.
prepares() {
    run "$@"
    [ "$status" -eq 0 ] && return
    fail "preparation" "${ran@Q} ended with $status and said ${said@Q}"
    finish
}

# has_hex NAME HEX FILE: the PEM or DER in FILE contains the octets HEX.
has_hex() {
    if [[ $(file_hex "$3") == *"$2"* ]]; then pass; else fail "$1" "want octets $2 in $3, have none"; fi
}

# lacks_hex NAME HEX FILE
lacks_hex() {
    if [[ $(file_hex "$3") != *"$2"* ]]; then pass; else fail "$1" "want no octets $2 in $3, have them"; fi
}

file_hex() {
    if grep -q -e '-----BEGIN' "$1"; then der_of_pem "$1"; else hex_of "$1"; fi
}

# time_hex TIME prints the DER of a UTCTime (13 characters) or GeneralizedTime (15).
time_hex() {
    if [ ${#1} -eq 13 ]; then der 17 "$(hex_of_text "$1")"; else der 18 "$(hex_of_text "$1")"; fi
}

# validity NAME NOTBEFORE NOTAFTER FILE: times as they stand in the DER, such as 260101000000Z.
validity() { has_hex "$1" "$(der 30 "$(time_hex "$2")" "$(time_hex "$3")")" "$4"; }

# finish ends a script.
finish() {
    printf '%s: %d passed, %d failed\n' "$script" "$passed" "$failed"
    [ "$failed" -eq 0 ]
    exit
}
