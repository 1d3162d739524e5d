#!/bin/bash
# trace_curve.sh PROGRAM -- `trace curve`: every equation that is printed is worked again by
# python3, and so are the points, the picture, the multiples, the signature and the key that a
# repeated nonce gives away, from the equation of the curve alone; what is no curve is refused.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

# work reads what was printed and prints what is wrong with it.
work() { python3 -I "$tests/trace_curve.py" "$output"; }

# shows NAME ARGUMENT...: a curve, of which every number is right.
shows() {
    local name=$1
    shift
    warns "$name" 'TOY CURVE: ' trace curve "$@"
    equal "$name: every number" '' "$(work)"
    equal "$name: loudly" 2 "$(grep -c '^TOY CURVE: ' "$output")"
}

# --- curves -------------------------------------------------------------------------------------

shows 'the default'
cp "$output" first
shows 'the default again'
same_file 'the default is always the same' first "$output"
matches 'the default: 17 points' '*are a group of 17:*' "$(<first)"
matches 'the default: the equation' '*y^2 = x^3 - 3x + 15 modulo the prime p = 23*' "$(<first)"
equal 'the default: it has a prime number of points' 1 "$(grep -c 'is prime: every point but infinity' first)"
lacks 'the default: only ASCII' $'*[\x80-\xff]*' "$(<first)"
for prime in 11 13 19 31 37 41 73 79 97 101 149 503 997; do
    shows "modulo $prime" --prime "$prime"
    matches "modulo $prime: a prime number of points" '*is prime: every point but infinity*' "$(<"$output")"
done
for prime in 37 73 79 149 503; do
    shows "modulo $prime, --full" --prime "$prime" --full --seed "$prime"
done
for seed in $(seq 1 12); do
    shows "seed $seed" --seed "$seed"
    shows "seed $seed, modulo 31" --seed "$seed" --prime 31 --b 25
done
warns 'another seed' 'TOY' trace curve --seed 2
differ 'another seed, other numbers' first "$output"
# Every curve modulo 11, whatever its group is; and some others.
for ((a = 0; a < 11; a++)); do
    for ((b = 0; b < 11; b++)); do
        if (((4 * a * a * a + 27 * b * b) % 11 == 0)); then
            refuses "a = $a, b = $b modulo 11" 2 'the curve is singular' trace curve --prime 11 --a $a --b $b
        else
            shows "a = $a, b = $b modulo 11" --prime 11 --a $a --b $b
        fi
    done
done
shows 'a alone' --prime 101 --a 5
shows 'b alone' --prime 101 --b 5
shows 'a and b, negative' -p 101 -a -1 -b -7
for numbers in '1 1 0' '16 16 16' '5 7 1'; do
    read -r d k e <<<"$numbers"
    shows "d, k, e = $numbers" --d "$d" --k "$k" --e "$e"
    for name in d k e; do
        equal "d, k, e = $numbers: $name" "${!name}" "$(sed -n "s/^   $name = \([0-9]*\)\$/\1/p" "$output" | head -n 1)"
    done
done
matches 'no room for a signature' '*There is no room for a signature*' "$(run trace curve --prime 11 --a 1 --b 0; tr -s ' \n' ' ' <"$output")"

# --- the picture --------------------------------------------------------------------------------

LC_ALL=C.UTF-8 shows 'in UTF-8'
cp "$output" utf8
sed 's/●/o/g; s/·/./g; s/◦/+/g; s/│/|/; s/└/+/; s/─/-/g' utf8 >ascii
same_file 'in UTF-8: the same picture' first ascii
differ 'in UTF-8: other characters' first utf8
for setting in 'LC_ALL=C LANG=C.UTF-8' 'LC_ALL= LC_CTYPE=C LANG=C.UTF-8' 'LC_ALL=de_DE.ISO-8859-1' 'LC_ALL=' 'LC_ALL=UTF-8'; do
    # shellcheck disable=SC2086
    env -u LANG -u LC_CTYPE $setting "$program" trace curve >"$output" 2>/dev/null
    same_file "ASCII with $setting" first "$output"
done
for setting in 'LC_ALL=cs_CZ.UTF-8' 'LC_ALL= LC_CTYPE=C.utf8 LANG=C' 'LC_ALL= LANG=en_US.UTF-8' 'LC_ALL=de_DE.UTF-8@euro'; do
    # shellcheck disable=SC2086
    env -u LANG -u LC_CTYPE $setting "$program" trace curve >"$output" 2>/dev/null
    same_file "UTF-8 with $setting" utf8 "$output"
done
rm first utf8 ascii

# --- what is refused ----------------------------------------------------------------------------

for prime in 91 12 49 100 961; do
    refuses "no prime, $prime" 2 "$prime is $(factor $prime | cut -d ' ' -f 2) times" trace curve --prime $prime
done
for prime in '' 0 1 2 7 10 998 1009 -23 23x ' 23' +23 0x17 99999999999999999999 23.0; do
    refuses "the prime '$prime'" 2 '--prime: want a number from 11 to 997' trace curve --prime "$prime"
done
refuses 'a too large' 2 '--a: want a number from -22 to 22, have 23' trace curve --a 23
refuses 'b too small' 2 '--b: want a number from -22 to 22, have -23' trace curve --b -23
refuses 'a singular curve, with a cusp' 2 'the curve is singular' trace curve --a 0 --b 0
refuses 'a singular curve, with a crossing' 2 'the curve is singular' trace curve --a -3 --b 2
refuses 'd too large' 2 '--d: want a number from 1 to 16, have 17' trace curve --d 17
refuses 'k of zero' 2 '--k: want a number from 1 to 16, have 0' trace curve --k 0
refuses 'e too large' 2 '--e: want a number from 0 to 16, have 17' trace curve --e 17
refuses 'a nonce with r = 0' 2 'r or s is 0' trace curve --k 3
refuses 'numbers without a signature' 2 'no prime above 3 divides' trace curve --prime 11 --a 1 --b 0 --k 1
refuses 'an operand' 2 'takes no operand' trace curve 23
refuses 'an option of another part' 2 '' trace curve --bits 32
output=/dev/full
refuses 'a full disk' 2 '' trace curve
output=$scratch/out
succeeds 'help' trace curve --help
succeeds 'help' help trace curve

finish
