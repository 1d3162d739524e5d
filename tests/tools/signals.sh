#!/bin/bash
# signals.sh PROGRAM -- signals that come while a file is made, each of them at each system
# call. Whatever comes, no temporary file is left, every file is whole, a key belongs to its
# certificate, and the process ends as the signal has it. CERTWRIGHT_TEST_SIGNALS names other
# signals; "all" are those that can be caught.
# shellcheck disable=SC2317  # work_all calls the functions
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"
# shellcheck source=tests/tools/calls.sh
. "$tests/calls.sh"

# USR1 stands for what a program may be sent for any reason.
signals=${CERTWRIGHT_TEST_SIGNALS:-HUP INT QUIT TERM ALRM USR1 PIPE XFSZ}
if [ "$signals" = all ]; then
    signals='HUP INT QUIT ILL TRAP ABRT BUS FPE USR1 SEGV USR2 PIPE ALRM TERM STKFLT XCPU XFSZ VTALRM PROF IO PWR SYS 34 50 64'
fi
ignored='PIPE XFSZ' # by the program: they are errors of output
export signals ignored

# The search for a key makes some calls more or less often: then it is tried again.
try_signal() {
    local wanted
    [[ $1 == [0-9]* ]] && wanted=$((128 + $1)) || wanted=$((128 + $(kill -l "$1")))
    [[ " $ignored " == *" $1 "* || $2 == exit_group ]] && wanted=0
    for _ in 1 2 3; do
        set_up
        run_injected "$2" "$3" "signal=$1"
        ((status == wanted)) && break
    done
    # Memory is asked for in one run and not in another, and the stack is not always as deep.
    [[ $2 == @(brk|mmap|munmap|mincore) && $status == 0 ]] && wanted=0
    why_not_whole
    ((status == wanted)) || reason="want status $wanted, have $status"
    if [ -z "$reason" ]; then pass; else fail "$command: SIG$1 at $2 $3" "$reason"; fi
}

try_call() {
    local signal
    for signal in $signals; do
        try_signal "$signal" "$1" "$2"
    done
}
export -f try_signal

work_all
finish
