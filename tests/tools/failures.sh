#!/bin/bash
# failures.sh PROGRAM -- system calls that fail while a file is made: a full disk, a broken one,
# one that cannot be written, an interruption. The command says so in one line and leaves everything as it was, or goes on
# and all files are whole.
# shellcheck disable=SC2317  # work_all calls the functions
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"
# shellcheck source=tests/tools/calls.sh
. "$tests/calls.sh"

# why_not_as_before sets reason to the first thing that a failure should be and was not.
why_not_as_before() {
    reason=
    if [[ $(<err) != 'certwright: '* || $(wc -l <err) != 1 ]]; then
        reason="want one line on standard error, have $(<err)"
    elif ! diff -r "$scratch/made" folder >differences 2>&1; then
        reason="want everything as before, have $(<differences)"
    fi
}

# The certificate of `quick` gets its name after the key, which is then new. Of this the message
# must tell, and another run must set it right.
why_not_mended() {
    reason=
    [[ $(<err) == *".test.pem: "*".test.key is new already, so run this again" ]] ||
        reason="want advice, have $(<err)"
    (cd folder && "$program" "${arguments[@]/--force/-q}" >../out 2>&1) || reason="another run: $(<out)"
    [ -n "$reason" ] || why_not_whole
}

# Not to be undone: a temporary file that cannot be removed, of which it must tell.
why_not_told() {
    reason=
    [[ $(<err) == *": could not be removed: "* ]] || reason="want a name, have $(<err)"
}

# try_error ERROR CALL NUMBER
try_error() {
    local what="error=$1"
    set_up
    run_injected "$2" "$3" "$what"
    if [ "$2" = unlink ]; then
        why_not_told
    elif [[ $status == 2 && $(<err) == *' is new already'* ]]; then
        why_not_mended
    elif [[ $status == 2 && $(<err) == 'certwright: standard output: '* ]]; then
        why_not_whole # of what was printed, nothing else is left to do
    elif [ "$status" -eq 2 ]; then
        why_not_as_before
    elif [ "$status" -eq 0 ]; then
        why_not_whole
    else
        reason="status $status"
    fi
    if [ -z "$reason" ]; then pass; else fail "$command: $1 at $2 $3" "$reason"; fi
}

try_call() {
    local error
    [[ $1 == exit_group || $1 == brk ]] && return
    for error in ENOSPC EIO EROFS EINTR; do
        try_error "$error" "$1" "$2"
    done
}
export -f why_not_as_before why_not_mended why_not_told try_error

work_all
finish
