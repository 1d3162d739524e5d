#!/bin/bash
# run.sh PROGRAM -- the tests of the program: runs the scripts beside it, as many at once as
# there are processors, and adds up what they count; SCRIPTS names fewer of them. A script can be
# run alone with the same argument. Each works in a temporary folder of its own.
set -u
program=$(realpath "${1:?usage: run.sh PROGRAM}")
cd "$(dirname "$0")" || exit 2
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

scripts=${SCRIPTS:-'memory leftovers roots messages kat kat_curves hostile mutations options keygen request issue quick show show_curves output overwrite signals failures verify trust curves pkits piles chains explain asn1 explain_html explain_html_curves masking explain_memory trace trace_faults trace_make trace_ec trace_curve toy'}
for script in $scripts; do
    printf '%s\n' "$script"
done | xargs -I {} -P "$(nproc)" bash -c \
    "./{}.sh \"\$1\" >\"\$2/{}\" 2>&1; echo \"\$SECONDS {}\" >>\"\$2/seconds\"" run.sh "$program" "$results"

passed=0
failed=0
for script in $scripts; do
    cat "$results/$script"
    counts=$(sed -n "\$s/^$script: \([0-9]*\) passed, \([0-9]*\) failed\$/\1 \2/p" "$results/$script")
    if [ -z "$counts" ]; then
        printf 'FAILED %s: ended before its end\n' "$script"
        counts='0 1'
    fi
    passed=$((passed + ${counts% *}))
    failed=$((failed + ${counts#* }))
done
sort -rn "$results/seconds" | head -n 8 | sed 's/\([0-9]*\) \(.*\)/\2 \1 s/' | paste -s -d , | sed 's/^/the longest: /; s/,/, /g'
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
