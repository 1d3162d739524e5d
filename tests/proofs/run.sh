#!/bin/bash
# run.sh [--broken] [NAME]... -- proves all proofs of this folder, or those whose FILE or
# FILE:FUNCTION is named, and prints a line for each with the processor seconds it took. Stops
# at the first that is not proved. --broken breaks a bound of each in every way that it names,
# and stops at the first that is proved all the same. SLOW=1 takes also those that take long.
#
# CBMC is that of $CBMC_ROOT, a folder for chroot(8); else the one on the PATH; else the one of
# Debian 13, in a root that tests/roots.sh makes. JOBS (by default 2) run at a time.
set -eu
cd "$(dirname "$0")/../.."

BROKEN_TOO=
if [ "${1:-}" = --broken ]; then
    BROKEN_TOO=1
    shift
fi

folder=$(mktemp -d)
inside=
INSIDE=
trap 'rm -rf "$folder" ${inside:+"$inside"}' EXIT
trap 'exit 1' HUP INT TERM

# in_place COMMAND...: where CBMC and a copy of the sources are.
in_place()
{
    if [ -z "$ROOT" ]; then
        "$@"
    else
        # shellcheck disable=SC2016 # the dollars are those of the shell in the root
        chroot "$ROOT" sh -c 'cd "$1" && shift && exec "$@"' sh "$INSIDE" "$@"
    fi
}

# list FILE...: of each proof, one a line: file, function, unwind, slow, ways to break it, what
# is linked with it, checks that are left out. Those are said in the comment above a proof or,
# for all of a file, in the first comment.
list()
{
    awk '
        function note(what) {
            if (match($0, what ": [^*]*")) {
                own[what] = substr($0, RSTART + length(what) + 2, RLENGTH - length(what) - 2)
                sub(/ +$/, "", own[what])
            }
        }
        function of(what) { return what in own ? own[what] : common[what] }
        function print_proof() {
            if (name != "")
                printf "%s|%s|%s|%s|%s|%s|%s\n", file, name, of("Unwind"), of("Slow"), ways,
                    of("With"), of("Without")
            name = ""
        }
        FNR == 1 { print_proof(); split("", own); split("", common); is_first = 1
                   file = FILENAME; sub(/.*\//, "", file); sub(/\.c$/, "", file) }
        /^\/\*/ { print_proof(); if (!is_first) split("", own) }
        /^(\/| )\*/ { note("Unwind"); note("With"); note("Without"); note("Slow") }
        is_first && /\*\/$/ { for (k in own) common[k] = own[k]; split("", own); is_first = 0 }
        /^void prove_/ { print_proof(); name = $2; sub(/\(.*/, "", name); ways = 1 }
        name != "" && /broken\(2\)/ { ways = 2 }
        /^}/ && name != "" { print_proof(); split("", own) }
        END { print_proof() }' "$@"
}

# A proof that wants more KiB, or processor seconds, is stated badly.
MEMORY=$((4 << 20))
SECONDS_MAX=${SECONDS_MAX:-900}

checks="bounds pointer pointer-overflow pointer-primitive signed-overflow unsigned-overflow
    undefined-shift div-by-zero conversion"

# prove FILE FUNCTION UNWIND WAY WITH WITHOUT: CBMC, and what it says in OUTPUT. Its exit
# status: 0 proved, 10 not.
prove()
{
    local options=(--function "$2" --unwind "${3%% *}" --unwinding-assertions --slice-formula
        -D_DEFAULT_SOURCE -DBROKEN="$4" --no-standard-checks --malloc-may-fail --malloc-fail-null)
    local check loop linked=()
    for check in $checks; do
        [[ " $6 " == *" $check "* ]] || options+=("--$check-check")
    done
    for loop in ${3#"${3%% *}"}; do
        options+=(--unwindset "$loop")
    done
    [[ " $5 " == *" own-formatting "* ]] || linked=(tests/proofs/stubs.c)
    ulimit -v "$MEMORY" -t "$SECONDS_MAX"
    # shellcheck disable=SC2086 # files, each a word
    in_place cbmc "tests/proofs/$1.c" "${linked[@]}" ${5//own-formatting/} \
        "${options[@]}"
}

# job LINE WAY: a proof, and its line of output. 255 stops xargs.
job()
{
    local file name unwind slow ways with without status=0 output
    IFS='|' read -r file name unwind slow ways with without <<<"$1"
    output=$folder/$file.$name.$2
    TIMEFORMAT=%U
    { time (prove "$file" "$name" "$unwind" "$2" "$with" "$without" >"$output" 2>&1); } \
        2>"$output.time" || status=$?
    case $2.$status in
    0.0) printf 'proved %7.1f s  %s: %s\n' "$(cat "$output.time")" "$file" "${name#prove_}" ;;
    0.10)
        grep -h ': FAILURE$' "$output" >&2 || true
        echo "prove: NOT PROVED: $file: ${name#prove_}" >&2
        return 255
        ;;
    [1-9].10)
        printf 'red %10.1f s  %s: %s (%s): %s\n' "$(cat "$output.time")" "$file" \
            "${name#prove_}" "$2" "$(grep -m 1 ': FAILURE$' "$output")"
        ;;
    [1-9].0)
        echo "prove: PROVED ALTHOUGH BROKEN ($2): $file: ${name#prove_}" >&2
        return 255
        ;;
    *)
        tail -n 20 "$output" >&2
        echo "prove: CBMC FAILED ($status): $file: ${name#prove_}" >&2
        return 255
        ;;
    esac
}

# Which are asked for: each line once, or once for each way to break it.
count=0
for wanted in "${@:-}"; do
    while IFS= read -r line; do
        IFS='|' read -r file name _ slow ways _ <<<"$line"
        name=${name#prove_}
        [[ -z $wanted || $file == "$wanted" || $file:$name == "$wanted" ]] || continue
        [[ -z $slow || -n ${SLOW:-} ]] || continue
        count=$((count + 1))
        if [ -z "$BROKEN_TOO" ]; then
            printf '%s\0%s\0' "$line" 0
        else
            for way in $(seq "$ways"); do
                printf '%s\0%s\0' "$line" "$way"
            done
        fi
    done < <(list tests/proofs/[!_]*.c)
done >"$folder/jobs"
[ -s "$folder/jobs" ] || { echo "prove: no such proof: $*" >&2; exit 2; }

# The root, and in it a copy of what is proved.
ROOT=${CBMC_ROOT:-}
if [ -z "$ROOT" ] && ! command -v cbmc >/dev/null; then
    ROOT=$(tests/roots.sh trixie cbmc gcc libc6-dev libgmp-dev)
fi
if [ -n "$ROOT" ]; then
    inside=$(mktemp -d "$ROOT/tmp/proofs.XXXXXX")
    cp -r asn1 bignum cpu random rsa sha "$inside"
    mkdir "$inside/tests"
    cp -r tests/proofs "$inside/tests"
    INSIDE=${inside#"$ROOT"}
fi

export -f job prove in_place
export folder checks MEMORY SECONDS_MAX ROOT INSIDE
# shellcheck disable=SC2016 # the dollars are those of the shell that xargs starts
xargs -0 -n 2 -P "${JOBS:-2}" bash -c 'job "$1" "$2"' job <"$folder/jobs" || exit 1
echo "prove: $count proofs, in $SECONDS seconds"
