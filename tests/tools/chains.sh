#!/bin/bash
# chains.sh PROGRAM -- the chains of tests/vectors/x509/chains.txt, made by tests/chains (whose
# program MAKE_CHAINS names), each judged by `certwright verify`: the exit status, and the
# clause at the end of the one line on standard error.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

root=$tests/../..
maker=${MAKE_CHAINS:-build/tests/make-chains}
case $maker in /*) ;; *) maker=$root/$maker ;; esac
maker=$(realpath "$maker") || exit 2
(cd "$root" && "$maker" tests/vectors/x509/chains.txt "$scratch/chains") || fail "making the chains" "status $?"

# judged_right STATUS CLAUSE tells whether the last run ended so; "-" is a message without a
# clause.
judged_right() {
    case $1 in
    0) [ "$status" -eq 0 ] && [ -z "$said" ] ;;
    *) [ "$status" -eq "$1" ] && [[ $said == 'certwright: '*$'\n' && ${said%$'\n'} != *$'\n'* ]] && is_safe "$said" &&
        { [ "$2" = - ] || [[ $said == *"($2)"$'\n' ]]; } ;;
    esac
}

total=0
while IFS='|' read -r name _ want _; do
    total=$((total + 1))
    cd "$scratch/chains/$name" || exit 2
    mapfile -t arguments <options
    [ ! -e untrusted.pem ] || arguments+=(--untrusted untrusted.pem)
    run verify --trust trusted.pem "${arguments[@]}" leaf.pem
    case $want in
    valid) wanted=0 ;;
    invalid\ *) wanted=1 ;;
    unreadable\ * | cannot-judge\ *) wanted=2 ;;
    *) wanted=none ;;
    esac
    if judged_right "$wanted" "${want#* }"; then
        pass
    else
        fail "$name" "want $want, have $status; said ${said@Q}"
    fi
done <"$scratch/chains/list"
echo "chains: $passed of $total agreed"
cd "$scratch/work" || exit 2

# Each class of hostile input that verify meets has a chain that is refused, but 13, long lists,
# and 20, the two ends of the validity, which are accepted; 14, forms of PEM, is in hostile.sh.
for class in {1..13} {15..53}; do
    if grep "$( { [ "$class" -eq 13 ] || [ "$class" -eq 20 ]; } && echo . || echo '|invalid \||unreadable \||cannot-judge ')" "$scratch/chains/list" |
        cut -d'|' -f2 | tr ' ' '\n' | grep -qx "$class"; then
        pass
    else
        fail "class $class" 'want a chain, have none'
    fi
done

finish
