#!/bin/bash
# mutations.sh PROGRAM -- files that were cut off, or in which a bit is wrong: never a signal,
# never silence, and never a certificate for a request that was altered. The files and the
# places are always the same.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

root=$fixtures/golden-root.pem
ca_key=$fixtures/ca.key
key=$fixtures/leaf.key
request=$fixtures/golden-request.pem
now=2026-01-01T00:00:00Z
bad=$scratch/bad
: >"$bad"
chmod 600 "$bad"

# The commands that read each kind of file.
certificate_commands=("show $bad" "pubkey $bad -o result" "issue --ca $bad --ca-key $ca_key --at $now -q $request -o result")
# A certificate that is judged, and a CRL, hold a signature over every bit; an anchor does not.
leaf_commands=("verify --at $now --trust $root $bad")
anchor_commands=("trust --at $now --trust $bad" "verify --at $now --trust $bad $bad")
crl_commands=("verify --at $(<"$fixtures/made.txt") --trust $root --crl $bad $root")
request_commands=("show $bad" "pubkey $bad -o result" "issue --ca $root --ca-key $ca_key --at $now -q $bad -o result")
key_commands=("show $bad" "pubkey $bad -o result" "request --key $bad --subject CN=a.test -o result"
    "selfsign --key $bad --subject CN=a.test -o result"
    "issue --ca $root --ca-key $bad --at $now -q $request -o result")

# survives NAME STATUSES COMMAND: the status is one of STATUSES; if it is 0, what is on standard
# error is about flaws; if not, it is a refusal.
survives() {
    local arguments
    read -r -a arguments <<<"$3"
    list
    before=$listed
    run "${arguments[@]}"
    if [ "$status" -ne 0 ]; then
        # Flaws that were named before the reading failed are no part of the refusal.
        local line last=
        while IFS= read -r line; do
            [[ $line == 'certwright: '*flaw:* ]] || last+=$line$'\n'
        done <<<"${said%$'\n'}"
        is_safe "$said" && said=$last
        why_not_refused "$2" ''
    else
        reason=
        rm -f result
        [[ ,$2, == *,0,* ]] || reason="want status $2, have 0"
        local line about='certwright: *'
        [ "${arguments[0]}" != show ] || about='certwright: *flaw: *'
        while IFS= read -r line; do
            # shellcheck disable=SC2053
            [[ -z $line || $line == $about ]] || reason="want ${about@Q} on standard error"
        done <<<"$said"
        is_safe "$said" || reason='control characters on standard error'
        [[ ${arguments[0]} == issue ]] || is_safe "$(<"$output")" || reason='control characters on standard output'
    fi
    if [ -z "$reason" ]; then
        pass
    else
        fail "$1" "$reason; ${3@Q} said ${said@Q}"
    fi
}

# cut_off FILE COMMAND...: every 37th beginning of FILE, and all but its last octet, in DER; and
# every 97th of it as it is.
cut_off() {
    local file=$1 name size length command
    name=$(basename "$file")
    shift
    write_hex "$(der_of_pem "$file")" "$scratch/whole"
    size=$(stat -c %s "$scratch/whole")
    for length in $(seq 0 37 "$size") $((size - 1)); do
        head -c "$length" "$scratch/whole" >"$bad"
        for command; do survives "$name, its first $length octets" 2 "$command"; done
    done
    size=$(stat -c %s "$file")
    for length in $(seq 0 97 $((size - 10))); do
        head -c "$length" "$file" >"$bad"
        for command; do survives "$name, its first $length characters" 2 "$command"; done
    done
}

# flip FILE STATUSES COMMAND...: one bit at 200 places of FILE in DER.
flip() {
    local file=$1 statuses=$2 name escaped size i place octet flipped command
    name=$(basename "$file")
    shift 2
    write_hex "$(der_of_pem "$file")" "$scratch/whole"
    escaped=$(od -An -v -tx1 "$scratch/whole" | tr -d '\n' | sed 's/ /\\x/g')
    size=$((${#escaped} / 4))
    for ((i = 0; i < 200; i++)); do
        place=$((i * size / 200))
        octet=$((16#${escaped:4 * place + 2:2}))
        printf -v flipped '\\x%02x' $((octet ^ 1 << (i * 5 + place) % 8))
        printf '%b' "${escaped:0:4 * place}$flipped${escaped:4 * place + 4}" >"$bad"
        for command; do survives "$name, a bit of octet $place" "$statuses" "$command"; done
    done
}

cut_off "$root" "${certificate_commands[@]}"
cut_off "$root" "${leaf_commands[@]}" "${anchor_commands[@]}"
cut_off "$fixtures/crl.pem" "${crl_commands[@]}"
cut_off "$request" "${request_commands[@]}"
cut_off "$key" "${key_commands[@]}"
flip "$root" 0,2 "${certificate_commands[@]}"
flip "$fixtures/golden-leaf.pem" 1,2 "${leaf_commands[@]}"
flip "$root" 0,1,2 "${anchor_commands[@]}"
flip "$fixtures/crl.pem" 1,2 "verify --at $now --trust $root --crl $bad $fixtures/golden-leaf.pem"
flip "$request" 0,2 "${request_commands[@]:0:2}"
flip "$request" 1,2 "${request_commands[2]}"
flip "$key" 0,2 "${key_commands[@]:0:4}"
flip "$ca_key" 0,2 "${key_commands[4]}"

finish
