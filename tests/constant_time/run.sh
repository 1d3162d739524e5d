#!/bin/sh
# run.sh PROGRAM CHECK... -- runs each CHECK of PROGRAM under valgrind: no report from it; and
# one from the check called "control", or the measurement would show nothing. Reports that are
# expected, each with its reason, are in a file PROGRAM.supp beside this one.
program=${1:?usage: run.sh PROGRAM CHECK...}
shift
passed=0 failed=0
name=$(basename "$program")
exceptions=$(dirname "$0")/$name.supp
[ -e "$exceptions" ] || exceptions=/dev/null

for check in "$@"; do
    want=0
    [ "$check" = control ] && want=99
    valgrind -q --error-exitcode=99 --suppressions="$exceptions" "$program" "$check" \
        >/dev/null 2>&1
    status=$?
    if [ "$status" -eq "$want" ]; then
        passed=$((passed + 1)); echo "ok $name $check: status $status"
    else
        failed=$((failed + 1)); echo "FAILED $name $check: want status $want, have $status"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
