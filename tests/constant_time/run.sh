#!/bin/sh
# run.sh PADDING PRIVATE_OPERATION -- runs the programs of this folder under valgrind: no report
# from what they look at, and one from each control, or the measurement would show nothing.
usage='usage: run.sh PADDING PRIVATE_OPERATION'
padding=${1:?$usage}
private_operation=${2:?$usage}
here=$(dirname "$0")
passed=0 failed=0

run() { # PROGRAM WHAT EXPECTED-STATUS
    valgrind -q --error-exitcode=99 --suppressions="$here/private_operation.supp" "$1" "$2" \
        >/dev/null 2>&1
    status=$?
    if [ "$status" -eq "$3" ]; then
        passed=$((passed + 1)); echo "ok ${1##*/} $2: status $status"
    else
        failed=$((failed + 1)); echo "FAILED ${1##*/} $2: want status $3, have $status"
    fi
}

run "$padding" oaep 0
run "$padding" pkcs1 0
run "$padding" control 99
run "$private_operation" portable 0
run "$private_operation" kernel 0
run "$private_operation" control 99
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
