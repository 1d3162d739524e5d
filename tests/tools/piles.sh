#!/bin/bash
# piles.sh PROGRAM [table] -- piles of certificates and CRLs that were made to keep a judge busy:
# `verify` must give the right verdict, in one line that names the check or the limit, within 64
# MiB, and come to an end. The piles are written by tests/piles/, which MAKE_PILES names; MEASURE is
# tests/measure/. With "table" the figures are printed: a second is what each may take, and they are
# to be looked at; what fails a test is five, for no test should depend on how busy a machine is.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

wants_table=${2:-}
root_folder=$(cd "$tests/../.." && pwd)
make_piles=${MAKE_PILES:-$root_folder/build/tests/make-piles}
measure=${MEASURE:-$root_folder/build/tests/run-measured}
piles=$scratch/piles
mebibytes=64
cpu_seconds=5
[ $is_sanitized = no ] || cpu_seconds=60

mkdir "$piles"
if ! (cd "$root_folder" && "$make_piles" "$piles"); then
    fail 'preparation' "$make_piles failed"
    finish
fi

# judge NAME STATUS PATTERN ARGUMENT...: what `verify` with the ARGUMENTs says, of one line. NAME.pem in
# an ARGUMENT is one of the piles. $extra mebibytes more are allowed.
extra=0
judge() {
    local name=$1 wanted=$2 pattern=$3 argument milliseconds peak
    local arguments=(verify --at 2026-02-01T00:00:00Z)
    shift 3
    for argument; do
        case $argument in
        *.pem) arguments+=("$piles/$argument") ;;
        *) arguments+=("$argument") ;;
        esac
    done
    (
        ulimit -t $cpu_seconds
        exec "$measure" "$scratch/figures" "$program" "${arguments[@]}"
    ) >"$scratch/said" 2>&1
    status=$?
    said=$(<"$scratch/said")
    read -r milliseconds peak <"$scratch/figures"
    equal "$name: status" "$wanted" "$status"
    matches "$name: what is said" "*$pattern*" "$said"
    equal "$name: lines" 1 "$(wc -l <"$scratch/said")"
    if [ $is_sanitized = no ] && [ "$peak" -gt $(((mebibytes + extra) * 1024)) ]; then
        fail "$name: memory" "want at most $((mebibytes + extra)) MiB, have $((peak / 1024))"
    else
        pass
    fi
    [ "$wants_table" != table ] ||
        printf '%-58s %d %6d ms %4d MiB\n' "$name" "$status" "$milliseconds" $((peak / 1024))
}

root=(--trust root.pem)
valid='valid (trust anchor CN='
no_anchor='trust-anchor: want*no certificate at hand is from the issuer'
signatures='limit: want*100 signatures were checked'
steps='limit: want*at most 200000 steps'
unknown='revocation: want*status not known: '

# --- deep -----------------------------------------------------------------------------------------

for count in 2 3; do
    judge "$count CAs in a circle" 1 "$no_anchor" "${root[@]}" -u cycle-$count.pile.pem cycle.leaf.pem
done
judge '8 CAs in circles' 1 "$steps" "${root[@]}" -u cycle-8.pile.pem cycle.leaf.pem
for count in 2 3 8; do
    judge "$count CAs in a circle and under the root" 0 "$valid" "${root[@]}" -u cycle-$count-rooted.pile.pem \
        cycle.leaf.pem
done
judge '8 keys of one CA, each certified by each' 1 "$signatures" "${root[@]}" -u rollover.pile.pem rollover.leaf.pem
judge 'the same, one by the root' 0 "$valid" "${root[@]}" -u rollover-rooted.pile.pem rollover.leaf.pem
judge 'a path of 16 certificates' 0 "$valid" "${root[@]}" -u deep-16.pile.pem deep.leaf.pem
judge 'a path of 17' 1 'trust-anchor: want*within 16 certificates' "${root[@]}" -u deep-17.pile.pem deep.leaf.pem
judge 'a path of 100' 1 'trust-anchor: want*within 16 certificates' "${root[@]}" -u deep-100.pile.pem deep.leaf.pem

# --- wide -----------------------------------------------------------------------------------------

judge '10,000 of one name and key, the right one first' 0 "$valid" "${root[@]}" -u one-key-first.pile.pem crowd.leaf.pem
judge 'the same, the right one last' 1 "$signatures" "${root[@]}" -u one-key-last.pile.pem crowd.leaf.pem
judge 'the same, all others expired' 0 "$valid" "${root[@]}" -u one-key-expired.pile.pem crowd.leaf.pem
judge '10,000 of one name, the right one by its identifier' 0 "$valid" "${root[@]}" -u keys.pile.pem crowd.leaf.pem
judge 'the same without the right one' 1 "$signatures" "${root[@]}" -u keys-without.pile.pem crowd.leaf.pem
judge 'the same without identifiers' 1 "$signatures" "${root[@]}" -u no-identifiers.pile.pem crowd.leaf.pem
judge '10,000 self-issued of one name' 1 "$signatures" "${root[@]}" -u self-issued.pile.pem crowd.leaf.pem
judge '10,000 anchors of one name' 0 "$valid" --trust anchors.pem crowd.leaf.pem
judge 'the same without identifiers' 1 "$signatures" --trust anchors-no-identifiers.pem crowd.leaf.pem

# --- names ----------------------------------------------------------------------------------------

judge '2,048 names against twice 2,048 constraints' 1 'name-constraints: want*at most 250000 comparisons' \
    "${root[@]}" -u constraints-2048.pile.pem constraints-2048.leaf.pem
judge '400 names against twice 200 constraints' 0 "$valid" "${root[@]}" -u constraints-400.pile.pem \
    constraints-400.leaf.pem
judge '100,000 hosts, the last is the right one' 0 "$valid" "${root[@]}" --host host.test hosts.leaf.pem
judge '100,000 hosts, another one' 1 'peer-name: want*not among the 100000 names' "${root[@]}" --host other.test \
    hosts.leaf.pem
judge '30 CAs with a name of 500,000 octets' 1 "$steps" "${root[@]}" -u long-names.pile.pem long-names.leaf.pem
judge 'such names on every step of 16' 1 "$steps" "${root[@]}" -u long-cycle.pile.pem long-names.leaf.pem
judge '20 CAs with an RDN of 5,000 attributes' 0 "$valid" "${root[@]}" -u wide-rdns.pile.pem wide-rdns.leaf.pem

# --- extensions -----------------------------------------------------------------------------------

policy=(--require-explicit-policy --policy)
judge 'policies mapped 16 to 16, 14 times' 0 "$valid" "${root[@]}" "${policy[@]}" 1.2.3.5 -u policies.pile.pem \
    policies.leaf.pem
judge 'the same, and another policy wanted' 1 'explicit-policy: want' "${root[@]}" "${policy[@]}" 1.2.3.99 \
    -u policies.pile.pem policies.leaf.pem
judge '256 policies, mapped, on 120 paths of which one leads on' 0 "$valid" "${root[@]}" "${policy[@]}" 1.2.3.5 \
    -u policies-100-paths.pile.pem policies-wide.leaf.pem
judge '14 CAs of a megabyte' 0 "$valid" "${root[@]}" -u heavy.pile.pem loaded.leaf.pem
judge 'the same on 100 paths' 1 "$steps" "${root[@]}" -u heavy-tops.pile.pem -u heavy.pile.pem loaded.leaf.pem
judge '120 paths of 15 certificates of which one leads on' 0 "$valid" "${root[@]}" -u light-100-paths.pile.pem loaded.leaf.pem
judge '5,000 CAs of 128 extensions' 1 'signature: want' "${root[@]}" -u extensions-128.pile.pem crowd.leaf.pem
judge '129 extensions' 2 'want at most 128 extensions' "${root[@]}" extensions-129.leaf.pem

# --- CRLs -----------------------------------------------------------------------------------------

judge '10,000 forged CRLs, and a newer right one' 0 "$valid" "${root[@]}" --crl crls-right-first.crl.pem crl.leaf.pem
judge '10,000 forged CRLs, and an older right one' 1 "$unknown*100 signatures" "${root[@]}" --crl crls-right-last.crl.pem crl.leaf.pem
judge '300 CRLs for other points, and the right one' 0 "$valid" "${root[@]}" --crl crls-sharded.crl.pem \
    --crl plain.crl.pem crl.leaf.pem
judge 'a CRL of a million, and not listed' 0 "$valid" "${root[@]}" --crl million.crl.pem million-good.leaf.pem
judge 'a CRL of a million, and the last' 1 'revocation: want*revoked at' "${root[@]}" --crl million.crl.pem \
    million-listed.leaf.pem
judge 'a forged CRL of a million, and 100 keys' 1 "$unknown*100 signatures" "${root[@]}" -u signers.pile.pem \
    --crl million-forged.crl.pem million-good.leaf.pem
judge '50,000 distribution points, and 300 CRLs for others' 1 "$unknown*200000 steps" "${root[@]}" \
    --crl crls-sharded.crl.pem points.leaf.pem
judge '50,000 distribution points, and a CRL' 0 "$valid" "${root[@]}" --crl plain.crl.pem points.leaf.pem
judge 'points of 64 names of 15,000 octets' 1 "$unknown*200000 steps" "${root[@]}" --crl heavy-points.crl.pem \
    heavy-points.leaf.pem
for count in 1 7; do
    judge "CRLs whose $count signers need them" 1 "$unknown*no valid path to the anchor" "${root[@]}" \
        -u circle-$count.pile.pem --crl circle-$count.crl.pem circle.leaf.pem
done
judge 'the same with a CRL of the CA itself' 0 "$valid" "${root[@]}" -u circle-7.pile.pem --crl circle-7.crl.pem \
    --crl circle-way-out.crl.pem circle.leaf.pem

# --- bundles of 64 MiB ------------------------------------------------------------------------------

junk=$piles/junk.pem
head -c $((64 << 20)) /dev/zero | tr '\0' '-' >"$junk"
judge '64 MiB of hyphens' 2 'want PEM or DER, have neither' "${root[@]}" -u junk.pem crl.leaf.pem
text_and_pile() { # MEBIBYTES less a little
    yes 'no certificate at all' | head -c $((($1 << 20) - 100))
    printf '\n'
    cat "$piles/cycle-8-rooted.pile.pem"
}
text_and_pile 1 >"$junk"
judge '1 MiB of text, and the CAs' 0 "$valid" "${root[@]}" -u junk.pem cycle.leaf.pem
text_and_pile 60 >"$junk"
judge '60 MiB of text, and the CAs' 2 'want PEM or DER, have neither' "${root[@]}" -u junk.pem cycle.leaf.pem
extra=64
for ((i = 0; i < 60; i++)); do text_and_pile 1; done >"$junk"
judge '60 times 1 MiB of text, and the CAs' 0 "$valid" "${root[@]}" -u junk.pem cycle.leaf.pem
yes -- '-----BEGIN CERTIFICATE-----' | head -c $((64 << 20)) >"$junk"
judge '64 MiB of blocks that never end' 2 'PEM' "${root[@]}" -u junk.pem crl.leaf.pem
extra=0
head -c $(((64 << 20) + 1)) /dev/zero >"$junk"
judge '64 MiB of zeros' 2 'want PEM or DER, have neither' "${root[@]}" -u junk.pem crl.leaf.pem
printf '0\204\004\0\0\001' >"$junk"
judge 'DER that says it has more than 64 MiB' 2 '' "${root[@]}" -u junk.pem crl.leaf.pem
finish
