#!/bin/sh
# run.sh PROGRAM -- runs the padding checks under valgrind: no report from them, and one from
# the control, or the measurement would show nothing.
program=${1:?usage: run.sh PROGRAM}
passed=0 failed=0

run() { # WHAT EXPECTED-STATUS
    valgrind -q --error-exitcode=99 "$program" "$1" >/dev/null 2>&1
    status=$?
    if [ "$status" -eq "$2" ]; then
        passed=$((passed + 1)); echo "ok $1: status $status"
    else
        failed=$((failed + 1)); echo "FAILED $1: want status $2, have $status"
    fi
}

run oaep 0
run pkcs1 0
run control 99
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
