#!/bin/bash
# keygen.sh PROGRAM -- private keys: their forms and sizes, and how their files are made: mode
# 0600 from the first moment, nothing overwritten without --force, nothing through a link.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

rsa_encryption=06092a864886f70d0101010500

# --- the result -------------------------------------------------------------------------------

succeeds 'a key on standard output' keygen
equal 'first line' '-----BEGIN PRIVATE KEY-----' "$(head -n 1 "$output")"
equal 'last line' '-----END PRIVATE KEY-----' "$(tail -n 1 "$output")"
equal 'nothing but the key' 0 "$(grep -v -c -e '^[A-Za-z0-9+/]*=*$' -e '^-----' "$output")"
cp "$output" first.key
chmod 600 first.key
has_hex 'PKCS#8: version 0, rsaEncryption, NULL' "020100300d$rsa_encryption" first.key
private_key_integers "$(der_of_pem first.key)"
equal 'the modulus has 2048 bits by default' $((2 * 257)) "${#integers[1]}"
matches 'the modulus has its upper bit' '00[89a-f]*' "${integers[1]}"
equal 'the public exponent is 65537' 010001 "${integers[2]}"
succeeds 'the key can be used' request --key first.key --subject CN=a.test

succeeds 'a second key' keygen
differ 'two keys are not the same' first.key "$output"
cp "$output" second.key
private_key_integers "$(der_of_pem first.key)"
first=("${integers[@]}")
private_key_integers "$(der_of_pem second.key)"
for i in 1 3 4 5; do
    lacks "two keys have no number in common ($i)" "${first[i]}" "${integers[i]}"
done
lacks 'two keys share no prime' "${first[4]}" "${integers[5]}"
lacks 'p is not q' "${first[4]}" "${first[5]}"

succeeds 'PKCS#1' keygen --pkcs1
equal 'PKCS#1: first line' '-----BEGIN RSA PRIVATE KEY-----' "$(head -n 1 "$output")"
equal 'PKCS#1: last line' '-----END RSA PRIVATE KEY-----' "$(tail -n 1 "$output")"
lacks_hex 'PKCS#1 has no AlgorithmIdentifier' "$rsa_encryption" "$output"
cp "$output" pkcs1.key
chmod 600 pkcs1.key
succeeds 'PKCS#1 can be used' request --key pkcs1.key --subject CN=a.test
succeeds 'DER' keygen --der -o der.key
matches 'DER: PKCS#8' "3082*0201003*$rsa_encryption*" "$(hex_of der.key)"
succeeds 'DER can be used' request --key der.key --subject CN=a.test
succeeds 'DER, PKCS#1' keygen --der --pkcs1 -o der1.key
matches 'DER: PKCS#1' '3082????0201000282*' "$(hex_of der1.key)"
succeeds 'DER, PKCS#1 can be used' request --key der1.key --subject CN=a.test
succeeds 'DER on standard output' keygen --der
matches 'DER on standard output' '3082*' "$(hex_of "$output")"
succeeds '-o - is standard output' keygen -o -
equal '-o - is standard output' '-----BEGIN PRIVATE KEY-----' "$(head -n 1 "$output")"
absent '-o - is no file' ./-

for bits in 2048 2050 3072; do
    succeeds "$bits bits" keygen --bits "$bits"
    private_key_integers "$(der_of_pem "$output")"
    modulus=${integers[1]#00}
    octets=$(((bits + 7) / 8))
    equal "$bits bits: length" $((2 * octets)) ${#modulus}
    # The uppermost bit of the first octet: 2050 bits leave two bits for it.
    top=$((16#${modulus:0:2}))
    high=$((1 << (bits + 7) % 8))
    if ((top >= high && top < 2 * high)); then pass; else fail "$bits bits" "first octet ${modulus:0:2}"; fi
done
for bits in 0 1 1024 2046 2047 2049 8193 8194 16384 4294969344 18446744073709551615; do
    refuses "$bits bits" 2 'bits' keygen --bits "$bits" -o key
done
rm -f ./*.key

# --- the file ---------------------------------------------------------------------------------

for mask in 000 022 077 177; do
    umask "$mask"
    succeeds "umask $mask" keygen -o "mask.key"
    mode "umask $mask" 600 "mask.key"
    succeeds "umask $mask, replaced" keygen --force -o "mask.key"
    mode "umask $mask, replaced" 600 "mask.key"
    rm -f mask.key
done
umask 022

succeeds 'a file' keygen -o a.key
equal 'a file: nothing on standard output' '' "$(<"$output")"
list
equal 'a file, and no other' $'a.key\n' "$listed"
cp a.key a.copy
refuses 'an existing file' 2 'a.key*force' keygen -o a.key
same_file 'an existing file is kept' a.copy a.key
succeeds 'an existing file, --force' keygen --force -o a.key
differ 'an existing file, --force, is replaced' a.copy a.key
succeeds 'an existing file, -f' keygen -f -o a.key
printf 'not a key\n' >other
chmod 644 other
refuses 'an existing file of another kind' 2 'other*force' keygen -o other
equal 'an existing file of another kind is kept' 'not a key' "$(<other)"
succeeds 'an existing file of mode 644, --force' keygen --force -o other
mode 'an existing file of mode 644, --force' 600 other
: >empty
refuses 'an existing empty file' 2 'empty*force' keygen -o empty
equal 'an existing empty file is kept' 0 "$(stat -c %s empty)"
ln a.key hard
cp a.key a.copy
succeeds 'a hard link, --force' keygen --force -o hard
same_file 'what a hard link shared is kept' a.copy a.key
rm -f ./*

# A file that appears while the key is sought must survive, too. The search may be over before
# the file is there; then it is tried again.
for attempt in {1..8}; do
    rm -f race.key
    "$program" keygen --bits 4096 -o race.key 2>race.err &
    sleep 0.03
    if (set -C && printf 'mine\n' >race.key) 2>/dev/null; then
        wait $!
        status=$?
        equal 'a file that appears meanwhile is kept' mine "$(<race.key)"
        equal 'a file that appears meanwhile: status' 2 $status
        equal 'a file that appears meanwhile: one line' 1 "$(wc -l <race.err)"
        list
        equal 'a file that appears meanwhile: nothing else is left' $'race.err\nrace.key\n' "$listed"
        break
    fi
    wait $!
    [ "$attempt" -lt 8 ] || fail 'a file that appears meanwhile' 'the key was there first, eight times'
done
rm -f ./*

# The same at the last moment: the program is stopped while it writes, which is when a second
# file is there. That file has mode 0600 already, whatever the umask.
shopt -s nullglob
umask 000
for attempt in {1..40}; do
    "$program" keygen -o late.key 2>late.err &
    writing=()
    while [ ${#writing[@]} -eq 0 ] && [ ! -e late.key ]; do
        writing=(late.key.*)
    done
    kill -STOP $!
    sleep 0.01
    if [ -e late.key ] || [ ! -e "${writing[0]-}" ]; then # too late: it had its name
        kill -CONT $!
        wait $!
        rm -f late.key
        [ "$attempt" -lt 40 ] || fail 'the file while it is written' 'it was never seen'
        continue
    fi
    mode 'the file while it is written' 600 "${writing[0]}"
    printf 'mine\n' >late.key
    kill -CONT $!
    wait $!
    equal 'a file that appears at the last moment: status' 2 $?
    equal 'a file that appears at the last moment is kept' mine "$(<late.key)"
    equal 'a file that appears at the last moment: one line' 1 "$(wc -l <late.err)"
    list
    equal 'a file that appears at the last moment: nothing else is left' $'late.err\nlate.key\n' "$listed"
    break
done
umask 022
shopt -u nullglob
rm -f ./*

# --- links and other things that are no files ----------------------------------------------------

printf 'target\n' >target
ln -s target link
ln -s nowhere dangling
ln -s . loop-folder
ln -s link chain
for name in link dangling chain; do
    refuses "a symbolic link: $name" 2 "$name*link" keygen -o "$name"
    refuses "a symbolic link, --force: $name" 2 "$name*link" keygen --force -o "$name"
    refuses "a symbolic link, --der: $name" 2 "$name*link" keygen --force --der --pkcs1 -o "$name"
    equal "a symbolic link stays one: $name" 'symbolic link' "$(stat -c %F "$name")"
done
equal 'the target of a link is kept' target "$(<target)"
absent 'the target of a dangling link is not made' nowhere
refuses 'a link to a folder' 2 'loop-folder' keygen --force -o loop-folder
ln -s /dev/null null
refuses 'a link to a device' 2 'null*link' keygen -o null
rm -f link dangling chain loop-folder null target

mkdir folder
refuses 'a folder' 2 'folder*' keygen -o folder
refuses 'a folder, --force' 2 'folder*' keygen --force -o folder
refuses 'a folder with a slash' 2 'folder/*' keygen -o folder/
refuses 'a file in a missing folder' 2 'missing/a.key*' keygen -o missing/a.key
refuses 'an empty name' 2 '' keygen -o ''
refuses 'a name that is too long' 2 '' keygen -o "$(printf '%0300d' 0)"
refuses 'a path that is too long' 2 '' keygen -o "$(printf './%.0s' {1..3000})key"
: >file
refuses 'a file in the place of a folder' 2 'file/a.key*' keygen -o file/a.key
refuses 'a name with an escape' 2 '\\1B' keygen -o missing/$'\e[31m'
succeeds 'a file in another folder' keygen -o folder/a.key
list
equal 'a file in another folder: nothing here' $'file\nfolder\n' "$listed"
equal 'a file in another folder: alone there' a.key "$(ls -A folder)"
rm -rf folder file

refuses '-o /dev/full' 2 '/dev/full*' keygen -o /dev/full
refuses '-o /dev/full, --force' 2 '/dev/full*' keygen --force -o /dev/full
equal '/dev/full is still a device' 'character special file' "$(stat -c %F /dev/full)"
output=/dev/full
refuses '> /dev/full' 2 'standard output*' keygen
output=$scratch/out
succeeds '-o /dev/null' keygen -o /dev/null
equal '/dev/null is still a device' 'character special file' "$(stat -c %F /dev/null)"
mkfifo pipe
cat pipe >from-pipe &
succeeds '-o to a named pipe' keygen -o pipe
wait $!
equal '-o to a named pipe' '-----BEGIN PRIVATE KEY-----' "$(head -n 1 from-pipe)"
equal 'a named pipe stays one' fifo "$(stat -c %F pipe)"
rm -f ./*

# No room: a limit of nothing on the size of files stands for a full disk. Standard error goes
# through a pipe, for it is a file otherwise.
list
before=$listed
said=$( (trap '' XFSZ; ulimit -f 0; "$program" keygen -o full.key 2>&1 >/dev/null; printf '%s' $?) | cat)
matches 'no room' $'certwright: full.key: *\n2' "$said"
list
equal 'no room: no file' "$before" "$listed"

# Interrupted while it seeks.
timeout -s INT 0.1 "$program" keygen --bits 8192 -o interrupted.key 2>/dev/null
list
equal 'interrupted: no file' "$before" "$listed"

# --- progress -----------------------------------------------------------------------------------

# script(1), which Debian always has, is a terminal.
script -qec "'$program' keygen -o shown.key" /dev/null >terminal </dev/null
matches 'progress on a terminal' '*+*+*' "$(<terminal)"
script -qec "'$program' keygen -q -o quiet.key" /dev/null >terminal </dev/null
equal 'no progress with -q' '' "$(<terminal)"
script -qec "'$program' keygen --quiet -o quiet2.key 2>/dev/null" /dev/null >terminal </dev/null
equal 'no progress into a file' '' "$(<terminal)"
succeeds '-q without a terminal' keygen -q

finish
