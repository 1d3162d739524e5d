#!/bin/sh
# run.sh PADDING MONTGOMERY -- runs the programs of this folder under valgrind: no report from
# what they look at, and one from each control, or the measurement would show nothing.
padding=${1:?usage: run.sh PADDING MONTGOMERY}
montgomery=${2:?usage: run.sh PADDING MONTGOMERY}
passed=0 failed=0

run() { # PROGRAM WHAT EXPECTED-STATUS
    valgrind -q --error-exitcode=99 "$1" "$2" >/dev/null 2>&1
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
run "$montgomery" portable 0
run "$montgomery" kernel 0
run "$montgomery" control 99
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
