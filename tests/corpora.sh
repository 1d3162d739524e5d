#!/bin/bash
# corpora.sh PROGRAM FOLDER -- path-validation cases that others wrote, judged by `verify`.
# FOLDER holds any of limbo-rsa/, limbo/ (C2SP x509-limbo and BetterTLS) and pkits/cases/ (NIST
# PKITS): a folder for each case with leaf.pem, trusted.pem, untrusted.pem and crls.pem, and
# meta, lines of KEY=VALUE. They are no part of this project: `make check` does without them,
# `make check-corpora CORPORA=FOLDER` runs them.
#
# A case says "accept" or "reject". Where we differ, tests/vectors/x509/corpora.txt must say why;
# a difference that is not listed there is a failure, and so is a listed one that is none any more.
# A certificate with a key or signature that nobody here computes with (DSA, P-192) cannot be judged
# (exit status 2): such cases are counted apart, unless they were accepted.
set -u
export LC_ALL=C
program=$(realpath "${1:?usage: corpora.sh PROGRAM FOLDER}")
folder=${2:?usage: corpora.sh PROGRAM FOLDER}
table=$(cd "$(dirname "$0")" && pwd)/vectors/x509/corpora.txt
seconds=10
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

declare -A reasons   # of the differences that are known, by case
declare -A judged    # by case: "agrees" or "differs"
failures=0

# read_table: CASE | ANSWER | REASON
read_table()
{
    local case answer reason
    while IFS='|' read -r case answer reason; do
        [[ $case == '#'* || -z $case ]] && continue
        read -r case <<<"$case"
        read -r answer <<<"$answer"
        read -r reason <<<"$reason"
        if [[ ! $answer =~ ^(accept|reject)$ || -z $reason ]]; then
            echo "FAILED corpora.txt: want CASE | accept or reject | REASON, have $case"
            failures=$((failures + 1))
        fi
        reasons[$case,$answer]=$reason
    done <"$table"
}

# read_meta CASE sets the array meta.
read_meta()
{
    local key value
    meta=([crls]=0 [max_chain_depth]='' [peer_kind]='' [policy_set]='' [policy_flags]='')
    while IFS='=' read -r key value; do
        meta[$key]=$value
    done <"$1/meta"
}

# set_arguments CASE makes of meta what is asked of `verify`.
set_arguments()
{
    local policy flag
    arguments=(--trust "$1/trusted.pem" --at "${meta[time]}" --purpose "${meta[purpose]}")
    [ -s "$1/untrusted.pem" ] && arguments+=(--untrusted "$1/untrusted.pem")
    [ "${meta[crls]}" != 0 ] && arguments+=(--crl "$1/crls.pem")
    [ -n "${meta[max_chain_depth]}" ] && arguments+=(--max-depth "${meta[max_chain_depth]}")
    case ${meta[peer_kind]} in
    dns) arguments+=(--host "${meta[peer_name]}") ;;
    ip) arguments+=(--ip "${meta[peer_name]}") ;;
    rfc822) arguments+=(--email "${meta[peer_name]}") ;;
    esac
    for policy in ${meta[policy_set]//,/ }; do
        arguments+=(--policy "$policy")
    done
    for flag in ${meta[policy_flags]//,/ }; do
        case $flag in
        explicit_policy) arguments+=(--require-explicit-policy) ;;
        inhibit_map) arguments+=(--inhibit-policy-mapping) ;;
        inhibit_any) arguments+=(--inhibit-any-policy) ;;
        esac
    done
    arguments+=("$1/leaf.pem")
}

# judge CASE sets answer: accept, reject, "not judged", or what went wrong, and said.
judge()
{
    local status
    set_arguments "$1"
    timeout -s KILL "$seconds" "$program" verify "${arguments[@]}" \
        </dev/null >/dev/null 2>"$scratch/said"
    status=$?
    said=$(tr -d '\0' <"$scratch/said")
    case $status in
    0) answer=accept ;;
    1) answer=reject ;;
    2) answer=reject
        [[ $said == *': cannot judge: '* && ${meta[key_family]} != rsa ]] && answer='not judged' ;;
    *) answer="exit status $status" ;;
    esac
}

# tell NAME: what came of a case that was judged.
tell()
{
    local reason
    if [ "$answer" = 'not judged' ]; then
        not_judged=$((not_judged + 1))
    elif [ "$answer" = "${meta[expected]}" ]; then
        agreed=$((agreed + 1))
        judged[$1]=${judged[$1]:-agrees}
    else
        judged[$1]=differs
        reason=${reasons[$1,$answer]:-}
        differed=$((differed + 1))
        if [ -n "$reason" ]; then
            printf '  known   %s: %s, want %s: %s\n' "$1" "$answer" "${meta[expected]}" "$reason"
        else
            printf '  FAILED  %s: %s, want %s: %.300s\n' "$1" "$answer" "${meta[expected]}" "$said"
            failures=$((failures + 1))
        fi
    fi
}

# run_set NAME
run_set()
{
    local path total=0 agreed=0 differed=0 not_judged=0
    echo "$1"
    for path in "$folder/$1"/*/meta; do
        [ -e "$path" ] || continue
        path=${path%/meta}
        read_meta "$path"
        judge "$path"
        tell "${meta[id]}"
        total=$((total + 1))
    done
    printf '  %d of %d agree, %d differ, %d could not be judged\n' \
        "$agreed" "$total" "$differed" "$not_judged"
    cases=$((cases + total))
}

# A reason for a difference that is none any more.
check_table()
{
    local entry name
    for entry in "${!reasons[@]}"; do
        name=${entry%,*}
        if [ "${judged[$name]:-}" = agrees ]; then
            echo "FAILED $name: listed in corpora.txt, and agrees"
            failures=$((failures + 1))
        fi
    done
}

declare -A meta
cases=0
read_table
for set in limbo-rsa limbo pkits/cases; do
    [ ! -d "$folder/$set" ] || run_set "$set"
done
check_table
if [ "$cases" -eq 0 ]; then
    echo "corpora: want limbo-rsa/, limbo/ or pkits/cases/ in $folder, have none of them" >&2
    exit 2
fi
printf '%d cases, %d failures\n' "$cases" "$failures"
[ "$failures" -eq 0 ]
