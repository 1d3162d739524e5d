#!/bin/bash
# run.sh BUILD SECONDS TARGET... -- lets each fuzz target run for SECONDS, $JOBS at a time. Prints a
# line for each, and for one that found something the end of its log; then the exit status is 1.
# What was found is in BUILD/findings, new inputs that reach more code in BUILD/found.
# shellcheck disable=SC2317 # the functions are called through xargs
set -u
build=${1:?usage: run.sh BUILD SECONDS TARGET...}
seconds=${2:?}
shift 2
here=$(dirname "$0")
export build seconds here

# Those whose inputs are longer than most: piles of certificates.
length_of() {
    case $1 in
    path*) echo 16384 ;;
    *) echo 6000 ;;
    esac
}

run_one() {
    local name=$1 log=$build/log/$1 dictionary=$here/der.dict status=0
    local -a folders=("$build/found/$name")
    mkdir -p "$build/log" "$build/findings" "$build/found/$name"
    for each in "$here/corpus/$name" "$build/seeds/$name"; do
        [ ! -d "$each" ] || folders+=("$each")
    done
    [ ! -e "$here/$name.dict" ] || dictionary=$here/$name.dict
    ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1 \
        "$build/bin/$name" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=2048 \
        -max_len="$(length_of "$name")" -dict="$dictionary" -print_final_stats=1 \
        -artifact_prefix="$build/findings/$name-" "${folders[@]}" >"$log" 2>&1 || status=$?
    awk -v name="$name" '
        /stat::number_of_executed_units/ { runs = $2 }
        /stat::average_exec_per_sec/ { speed = $2 }
        / cov: / { for (i = 1; i < NF; i++) if ($i == "cov:") edges = $(i + 1) }
        END { printf "%-16s %9d runs, %6d a second, %5d edges\n", name, runs, speed, edges }' "$log"
    [ "$status" -eq 0 ] && return
    echo "$name: FAILED; the end of $log:"
    tail -n 40 "$log"
    return 1
}
export -f run_one length_of

printf '%s\n' "$@" | xargs -P "${JOBS:-1}" -I '{}' bash -c 'run_one {}'
status=$?
[ "$status" -eq 0 ] || echo "fuzz: findings are in $build/findings; tests/fuzz/README.md says how to look at one"
exit $((status != 0))
