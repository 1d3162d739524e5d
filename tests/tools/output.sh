#!/bin/bash
# output.sh PROGRAM -- where results go: files that are whole or not there, their modes, and
# standard output that cannot be written.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

key=$fixtures/leaf.key
make=(request --key "$key" --subject CN=a.test)
prepares "${make[@]}"
cp "$output" "$scratch/wanted"
wanted=$scratch/wanted

# --- files --------------------------------------------------------------------------------------------

for mask in 000:666 022:644 027:640 077:600; do
    umask "${mask%:*}"
    succeeds "umask ${mask%:*}" "${make[@]}" -o new
    mode "umask ${mask%:*}" "${mask#*:}" new
    rm new
done
umask 022
succeeds 'a file' "${make[@]}" -o result
same_file 'a file' "$wanted" result
list
equal 'a file, and no other' $'result\n' "$listed"
printf 'old and much longer than nothing\n' >result
succeeds 'an existing file is replaced' "${make[@]}" -o result
same_file 'an existing file is replaced' "$wanted" result
list
equal 'an existing file is replaced, nothing left' $'result\n' "$listed"
yes | head -c 100000 >result
succeeds 'a longer file is replaced' "${make[@]}" -o result
same_file 'a longer file is replaced' "$wanted" result
succeeds '-o - is standard output' "${make[@]}" -o -
same_file '-o - is standard output' "$wanted" "$output"
absent '-o - is no file' ./-
succeeds '--output=FILE' "${make[@]}" --output=result2
same_file '--output=FILE' "$wanted" result2

# An older file is replaced by a new one, not written into: who has it open sees the old text,
# and a hard link keeps it.
printf 'old\n' >result
ln result hard
exec 9<result
succeeds 'a file is replaced, not written into' "${make[@]}" -o result
equal 'who has the old one open, reads it' old "$(cat <&9)"
equal 'a hard link keeps the old one' old "$(<hard)"
exec 9<&-

# A failure leaves what was there.
printf 'old\n' >result
refuses 'a failure' 2 '' request --key missing --subject CN=a.test -o result
refuses 'another failure' 2 '' selfsign --key "$key" --subject CN=a.test --host '*' -o result
refuses 'a failure of pubkey' 2 '' pubkey missing -o result
refuses 'a failure of issue' 2 '' issue --ca "$fixtures/golden-root.pem" --ca-key "$fixtures/ca.key" missing -o result
equal 'a failure leaves what was there' old "$(<result)"

# A public file behind a link is replaced where it is.
printf 'old\n' >target
ln -s target link
succeeds 'a link' "${make[@]}" -o link
same_file 'a link: the target is written' "$wanted" target
equal 'a link stays one' 'symbolic link' "$(stat -c %F link)"
rm -f ./*

# --- what is no file --------------------------------------------------------------------------------------

mkdir folder
: >file
for command in "request --key $key --subject CN=a.test" "selfsign --key $key --subject CN=a.test" "pubkey $key" \
    "issue --ca $fixtures/golden-root.pem --ca-key $fixtures/ca.key --at 2026-01-01T00:00:00Z $wanted" keygen; do
    read -r -a arguments <<<"$command"
    name=${arguments[0]}
    refuses "$name: -o a folder" 2 'folder*' "${arguments[@]}" -o folder
    refuses "$name: -o a folder with a slash" 2 'folder/*' "${arguments[@]}" -o folder/
    refuses "$name: -o in a missing folder" 2 'missing/file*' "${arguments[@]}" -o missing/file
    refuses "$name: -o behind a file" 2 'file/file*' "${arguments[@]}" -o file/file
    refuses "$name: -o nothing" 2 '' "${arguments[@]}" -o ''
    refuses "$name: -o a name too long" 2 '' "${arguments[@]}" -o "$(printf '%0256d' 0)"
    refuses "$name: -o /dev/full" 2 '/dev/full*' "${arguments[@]}" -o /dev/full
    output=/dev/full
    refuses "$name: > /dev/full" 2 'standard output*' "${arguments[@]}"
    output=$scratch/out
    succeeds "$name: -o /dev/null" "${arguments[@]}" -o /dev/null
    equal "$name: /dev/null is still a device" 'character special file' "$(stat -c %F /dev/null)"
done
for command in help --version 'help keygen' 'keygen --help' "show $fixtures/golden-root.pem"; do
    read -r -a arguments <<<"$command"
    output=/dev/full
    refuses "$command > /dev/full" 2 'standard output*' "${arguments[@]}"
    output=$scratch/out
done
succeeds '-o /dev/stdout' "${make[@]}" -o /dev/stdout
same_file '-o /dev/stdout' "$wanted" "$output"
succeeds '-o /dev/fd/3' "${make[@]}" -o /dev/fd/3 3>third
same_file '-o /dev/fd/3' "$wanted" third
rm -rf ./*

# --- nobody reads --------------------------------------------------------------------------------------------

# The reader is gone before the program writes: `sleep` gives it the time.
for command in help --version keygen "pubkey $key" "request --key $key --subject CN=a.test" \
    "selfsign --key $key --subject CN=a.test" "show $fixtures/golden-root.pem"; do
    read -r -a arguments <<<"$command"
    {
        sleep 0.05
        "$program" "${arguments[@]}" 2>"$scratch/err"
        printf '%s' $? >"$scratch/status"
    } | :
    read_said
    equal "$command: a closed pipe: status" 2 "$(<"$scratch/status")"
    matches "$command: a closed pipe: one line" $'certwright: standard output: *\n' "$said"
    equal "$command: a closed pipe: one line" 1 "$(wc -l <"$scratch/err")"
    "$program" "${arguments[@]}" 2>"$scratch/err" >&-
    equal "$command: standard output is closed: status" 2 $?
done
"$program" "${make[@]}" -o result >&- 2>&- <&-
equal 'all three are closed: status' 0 $?
same_file 'all three are closed: the file is whole' "$wanted" result
"$program" keygen -o closed.key 2>&-
equal 'standard error is closed: status' 0 $?
succeeds 'standard error is closed: the key is whole' pubkey closed.key
rm -f ./*

# --- no room ---------------------------------------------------------------------------------------------------

# A limit on the size of files stands for a full disk. Standard error goes through a pipe, for it
# is a file otherwise.
printf 'old\n' >old
list
before=$listed
for blocks in 0 1; do
    for file in result old; do
        said=$( (trap '' XFSZ; ulimit -f "$blocks"
            "$program" show "$fixtures/golden-root.pem" >/dev/null
            "$program" "${make[@]}" --host "$(printf '%060d' 0).test" --host a.test --uri "urn:$(printf '%02000d' 0)" \
                -o $file 2>&1 >/dev/null
            printf '%s' $?) | cat)
        matches "no room for $file" $'certwright: *'$file$': *\n2' "$said"
        list
        equal "no room for $file: nothing is left" "$before" "$listed"
        equal "no room for $file: the old one is kept" old "$(<old)"
    done
done

# Without anybody who ignores its signal, a limit is an error like any other, too.
said=$( (ulimit -f 0; "$program" "${make[@]}" -o old 2>&1 >/dev/null; printf '%s' $?) | cat)
equal 'a limit on the size of files' $'certwright: old: File too large\n2' "$said"
said=$( (ulimit -f 0; "$program" "${make[@]}" 2>&1 >old; printf '%s' $?) | cat)
equal 'a limit on the size of standard output' $'certwright: standard output: File too large\n2' "$said"
rm -f ./*

# --- names ---------------------------------------------------------------------------------------------------------

# The temporary file has no room for its own ending in a name that is as long as names may be.
for length in 248 249 255; do
    name=$(printf '%0*d' "$length" 0)
    succeeds "a name of $length bytes" "${make[@]}" -o "$name"
    same_file "a name of $length bytes" "$wanted" "$name"
    succeeds "a key with a name of $length bytes" keygen --force -o "$name"
    list
    equal "a name of $length bytes, and no other" "$name"$'\n' "$listed"
    rm "$name"
done
# 85 times three bytes: it is not cut within a character.
name=$(printf '\344\270\255%.0s' {1..85})
succeeds 'a long name of long characters' "${make[@]}" -o "$name"
rm -f ./*

# However long a path is, the reason is shown.
folder=$(printf '%0200d' 0)
path=$(printf "$folder/%.0s" {1..18})
for pair in "No such file or directory:${path}file" "File name too long:$path$path$path"; do
    path=${pair#*:}
    name="a path of ${#path} bytes"
    for command in "request --key $key --subject CN=a.test -o" show 'keygen -o' 'quick a.test --dir'; do
        read -r -a arguments <<<"$command"
        refuses "$name: $command" 2 "certwright: 0000*: ${pair%%:*}" "${arguments[@]}" "$path"
    done
done
refuses 'a path of 60,000 bytes' 2 $'\303\251...\303\251*: File name too long' show "$(printf '\303\251%.0s' {1..30000})"

finish
