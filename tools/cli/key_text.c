/* key_text.c -- private keys told by their first characters. */
#include "key_text.h"

#include <string.h>

/* Characters of a line that begins or ends a key, without its first dashes. */
#define LABEL_LENGTH 80

/* Characters of a number in a JSON Web Key: 32 bytes. */
#define JWK_NUMBER_MIN 42

#define CHARACTER_WIDTH 4  /* bytes, in UTF-32 */
#define DASHES_MAX      8  /* before a label: it has five, or four and a space */
#define START_LENGTH    32 /* of the files of other programs */

/* Copies the characters from OFFSET on into TEXT, as many as fit, and a NUL after them.
 * Of UTF-16 and UTF-32 what is ASCII remains when the zeros are left out. */
static void read_text(struct byte_view *view, uint64_t offset, char *text, size_t size)
{
    uint8_t octets[CHARACTER_WIDTH * (LABEL_LENGTH + 1)];
    size_t wanted =
        CHARACTER_WIDTH * size < sizeof octets ? CHARACTER_WIDTH * size : sizeof octets;
    size_t count = view->read(view, offset, octets, wanted), length = 0;
    for (size_t i = 0; i < count && length + 1 < size; i++)
        if (octets[i] != 0)
            text[length++] = (char)octets[i];
    text[length] = '\0';
    explicit_bzero(octets, sizeof octets);
}

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static bool is_dash_or_gap(uint8_t octet)
{
    return octet == '-' || octet == ' ' || octet == 0;
}

/* The zeros are those of UTF-16 and UTF-32, the space is one of "---- BEGIN SSH2". */
size_t key_text_dashes(struct byte_view *view, uint64_t offset)
{
    uint8_t octets[CHARACTER_WIDTH * DASHES_MAX];
    size_t length = offset < sizeof octets ? (size_t)offset : sizeof octets;
    size_t first = view->read(view, offset - length, octets, length);
    if (first < length)
        return 0;
    while (first > 0 && is_dash_or_gap(octets[first - 1]))
        first--;
    while (first < length && octets[first] != '-')
        first++;
    return length - first;
}

/* Whether TEXT begins or ends a private key, as in "BEGIN RSA PRIVATE KEY-",
 * "END PGP PRIVATE KEY BLOCK-" and "BEGIN SSH2 ENCRYPTED PRIVATE KEY -". */
static bool is_label_text(char *text)
{
    static const char name[] = "PRIVATE KEY";
    if (!starts_with(text, "BEGIN ") && !starts_with(text, "END "))
        return false;
    char *dash = strchr(text, '-');
    if (dash == NULL)
        return false;
    *dash = '\0';
    const char *at = strstr(text, name);
    if (at == NULL)
        return false;
    at += strlen(name);
    at += starts_with(at, " BLOCK") ? strlen(" BLOCK") : 0;
    return strspn(at, " ") == strlen(at);
}

bool key_text_is_label(struct byte_view *view, uint64_t offset)
{
    char text[LABEL_LENGTH + 1];
    read_text(view, offset, text, sizeof text);
    return is_label_text(text) && key_text_dashes(view, offset) > 0;
}

/* A version comes after either. */
bool key_text_is_putty_or_ssh(struct byte_view *view, uint64_t offset)
{
    static const char *const starts[] = {
        "PuTTY-User-Key-File-",
        "SSH PRIVATE KEY FILE FORMAT ",
    };
    char text[START_LENGTH];
    read_text(view, offset, text, sizeof text);
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (starts_with(text, starts[i])) {
            char digit = text[strlen(starts[i])];
            return digit >= '0' && digit <= '9';
        }
    return false;
}

/* A magic word with its NUL, and the name of a cipher after its length in four bytes. */
bool key_text_is_openssh(struct byte_view *view, uint64_t offset)
{
    static const uint8_t magic[] = "openssh-key-v1";
    uint8_t octets[sizeof magic + 5];
    const uint8_t *length = octets + sizeof magic;
    return view->read(view, offset, octets, sizeof octets) == sizeof octets &&
           memcmp(octets, magic, sizeof magic) == 0 && length[0] == 0 &&
           length[1] == 0 && length[2] == 0 && length[3] > 0 && length[4] >= 'a' &&
           length[4] <= 'z';
}

static const char *skip_gap(const char *text)
{
    return text + strspn(text, " \t\r\n");
}

/* The member d of a JSON Web Key, RFC 7518 6.2.2.1 and 6.3.2.1, RFC 8037 2: base 64 of at
 * least 32 bytes. */
bool key_text_is_jwk(struct byte_view *view, uint64_t offset)
{
    static const char name[] = "\"d\"";
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                 "0123456789-_+/";
    char text[LABEL_LENGTH + 1];
    bool is_jwk = false;
    read_text(view, offset, text, sizeof text);
    if (starts_with(text, name)) {
        const char *at = skip_gap(text + strlen(name));
        at = *at == ':' ? skip_gap(at + 1) : at;
        is_jwk = *at == '"' && strspn(at + 1, digits) >= JWK_NUMBER_MIN;
    }
    explicit_bzero(text, sizeof text);
    return is_jwk;
}

/* The header of PVK: a magic number, zero, and 1 or 2 for the use of the key. */
bool key_text_is_pvk(const uint8_t *at)
{
    static const uint8_t magic[] = {0x1e, 0xf1, 0xb5, 0xb0, 0, 0, 0, 0};
    return memcmp(at, magic, sizeof magic) == 0 && (at[8] == 1 || at[8] == 2) &&
           at[9] == 0 && at[10] == 0 && at[11] == 0;
}
