#!/bin/sh
# run.sh PROGRAM CHECK... -- runs each CHECK of PROGRAM under valgrind: no report from it; and
# one from the check called "control", or the measurement would show nothing.
program=${1:?usage: run.sh PROGRAM CHECK...}
shift
passed=0 failed=0

for check in "$@"; do
    want=0
    [ "$check" = control ] && want=99
    valgrind -q --error-exitcode=99 "$program" "$check" >/dev/null 2>&1
    status=$?
    if [ "$status" -eq "$want" ]; then
        passed=$((passed + 1)); echo "ok $check: status $status"
    else
        failed=$((failed + 1)); echo "FAILED $check: want status $want, have $status"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
