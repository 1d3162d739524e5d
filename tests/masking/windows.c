/* windows.c -- looking for secrets in what a program printed. Each spelling is read back
 * into octets, in a run that ends where the spelling does; every eight octets of a run
 * are looked up. */
#include "windows.h"

#include <stdlib.h>

#define WINDOW 8

void windows_add(struct windows *windows, struct bytes secret)
{
    for (size_t i = 0; i + WINDOW <= secret.length; i++) {
        uint64_t item = 0;
        for (size_t j = 0; j < WINDOW; j++)
            item = item << 8 | secret.data[i + j];
        if (windows->count == WINDOWS_MAX)
            abort();
        windows->items[windows->count++] = item;
        windows->ends[item & 0xffff] = true;
    }
}

static int compare(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return left < right ? -1 : left > right;
}

void windows_sort(struct windows *windows)
{
    qsort(windows->items, windows->count, sizeof windows->items[0], compare);
}

static bool has(const struct windows *windows, uint64_t item)
{
    return windows->ends[item & 0xffff] &&
           bsearch(&item, windows->items, windows->count, sizeof item, compare) != NULL;
}

/* --- runs ------------------------------------------------------------------------- */

struct run {
    const struct windows *windows;
    uint64_t last; /* octets */
    size_t count;
    bool is_found;
};

static void put(struct run *run, unsigned octet)
{
    run->last = run->last << 8 | (octet & 0xff);
    run->count++;
    run->is_found =
        run->is_found || (run->count >= WINDOW && has(run->windows, run->last));
}

static void stop(struct run *run)
{
    run->count = 0;
}

static int digit(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool is_pair(struct bytes text, size_t at)
{
    return at + 2 <= text.length && digit(text.data[at]) >= 0 &&
           digit(text.data[at + 1]) >= 0;
}

static unsigned pair(struct bytes text, size_t at)
{
    return (unsigned)(digit(text.data[at]) << 4 | digit(text.data[at + 1]));
}

/* --- spellings -------------------------------------------------------------------- */

static size_t skip(struct bytes text, size_t at, char c)
{
    while (at < text.length && text.data[at] == (uint8_t)c)
        at++;
    return at;
}

/* The left column: an offset, two or four spaces, up to eight octets. Lines without
 * octets do not end a run. */
static void read_column(struct run *run, struct bytes text)
{
    for (size_t at = 0; at < text.length;) {
        size_t start = skip(text, at, ' '), end = start;
        while (end < text.length && text.data[end] >= '0' && text.data[end] <= '9')
            end++;
        if (end > start && end + 2 < text.length && text.data[end] == ' ')
            for (at = skip(text, end, ' '); is_pair(text, at); at++) {
                put(run, pair(text, at));
                at += 2;
                if (at >= text.length || text.data[at] != ' ')
                    break;
            }
        while (at < text.length && text.data[at] != '\n')
            at++;
        at++;
    }
}

/* The octets of the page: "<b id=b7 ...>1f</b>", and a masked one has points. */
static void read_page(struct run *run, struct bytes text)
{
    for (size_t at = 0; at + 6 < text.length; at++) {
        if (memcmp(text.data + at, "<b id=", 6) != 0)
            continue;
        while (at < text.length && text.data[at] != '>')
            at++;
        if (is_pair(text, at + 1))
            put(run, pair(text, at + 1));
        else
            stop(run);
    }
}

/* Digits, PHASE of them left out, and what may be between them. */
static void read_hex(struct run *run, struct bytes text, int phase)
{
    int high = -1, left_out = 0;
    for (size_t at = 0; at < text.length; at++) {
        uint8_t c = text.data[at];
        if (c == ' ' || c == ':' || c == '\n' || c == '\r' || c == '\t')
            continue;
        if (digit(c) < 0) {
            high = -1;
            left_out = 0;
            stop(run);
        } else if (left_out < phase) {
            left_out++;
        } else if (high < 0) {
            high = digit(c);
        } else {
            put(run, (unsigned)(high << 4 | digit(c)));
            high = -1;
        }
    }
}

static void read_decimal(struct run *run, struct bytes text)
{
    for (size_t at = 0; at < text.length; at++) {
        uint64_t number = 0;
        size_t start = at;
        while (at < text.length && text.data[at] >= '0' && text.data[at] <= '9')
            number = number * 10 + (uint64_t)(text.data[at++] - '0');
        if (at - start >= 16)
            run->is_found = run->is_found || has(run->windows, number) ||
                            has(run->windows, 0 - number);
    }
}

/* The arcs of an OBJECT IDENTIFIER, but for the first two as its contents have them; and
 * each as an octet of its own. */
static void read_arcs(struct run *arcs, struct run *octets, struct bytes text)
{
    for (size_t at = 0; at < text.length; at++) {
        uint64_t number = 0;
        size_t start = at;
        while (at < text.length && text.data[at] >= '0' && text.data[at] <= '9')
            number = number * 10 + (uint64_t)(text.data[at++] - '0');
        if (at == start) {
            stop(arcs);
            stop(octets);
            continue;
        }
        put(octets, (unsigned)number);
        for (int shift = 63; shift >= 0; shift -= 7)
            if (shift == 0 || number >> shift != 0)
                put(arcs, (unsigned)(number >> shift & 0x7f) | (shift > 0 ? 0x80 : 0));
        if (at >= text.length || text.data[at] != '.') {
            stop(arcs);
            stop(octets);
        }
    }
}

/* Characters: \xNN, \NN and \u{00NN} are bytes, those of UTF-8 below 256 too. */
static void read_characters(struct run *run, struct bytes text)
{
    for (size_t at = 0; at < text.length; at++) {
        uint8_t c = text.data[at];
        if (c == '\\' && at + 1 < text.length && text.data[at + 1] == 'x' &&
            is_pair(text, at + 2)) {
            put(run, pair(text, at + 2));
            at += 3;
        } else if (c == '\\' && is_pair(text, at + 1)) {
            put(run, pair(text, at + 1));
            at += 2;
        } else if (c == '\\' && at + 2 < text.length && text.data[at + 1] == 'u' &&
                   text.data[at + 2] == '{' && is_pair(text, at + 5)) {
            put(run, pair(text, at + 5));
            at += 7;
        } else if ((c == 0xc2 || c == 0xc3) && at + 1 < text.length) {
            put(run, (unsigned)(c & 3) << 6 | (text.data[++at] & 0x3f));
        } else {
            put(run, c);
        }
    }
}

static int sextet(uint8_t c)
{
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = c != 0 ? strchr(alphabet, c) : NULL;
    return found != NULL ? (int)(found - alphabet) : -1;
}

/* Base 64 of which the first PHASE characters are left out. */
static void read_base64(struct run *run, struct bytes text, int phase)
{
    uint32_t bits = 0;
    int count = -6 * phase;
    for (size_t at = 0; at < text.length; at++) {
        int value = sextet(text.data[at]);
        if (value < 0) {
            if (text.data[at] == '\n')
                continue;
            stop(run);
            count = -6 * phase;
            continue;
        }
        bits = bits << 6 | (uint32_t)value;
        count += 6;
        if (count >= 8) {
            count -= 8;
            put(run, bits >> count & 0xff);
        }
    }
}

/* Takes the tags out of TEXT: a page is mostly these. */
static struct bytes without_tags(struct bytes text)
{
    static uint8_t plain[(size_t)4 << 20];
    size_t length = 0;
    bool is_inside = false;
    for (size_t i = 0; i < text.length && length < sizeof plain; i++) {
        if (text.data[i] == '<')
            is_inside = true;
        if (!is_inside)
            plain[length++] = text.data[i];
        if (text.data[i] == '>')
            is_inside = false;
    }
    return bytes_of(plain, length);
}

const char *windows_find(const struct windows *windows, struct bytes output)
{
    struct run column = {windows, 0, 0, false}, page = column, hex = column;
    struct run decimal = column, arcs = column, octets = column, characters = column;
    struct run base64 = column;
    struct bytes plain = without_tags(output);
    read_page(&page, output);
    read_characters(&characters, output);
    read_column(&column, plain);
    read_decimal(&decimal, plain);
    read_arcs(&arcs, &octets, plain);
    for (int phase = 0; phase < 2; phase++) {
        read_hex(&hex, plain, phase);
        stop(&hex);
    }
    for (int phase = 0; phase < 4; phase++) {
        read_base64(&base64, plain, phase);
        stop(&base64);
    }
    const struct {
        const struct run *run;
        const char *name;
    } found[] = {{&column, "the left column"}, {&page, "the octets of the page"},
                 {&hex, "hexadecimal"},        {&decimal, "a decimal number"},
                 {&arcs, "an identifier"},     {&octets, "octets with points"},
                 {&characters, "characters"},  {&base64, "base 64"}};
    for (size_t i = 0; i < sizeof found / sizeof found[0]; i++)
        if (found[i].run->is_found)
            return found[i].name;
    return NULL;
}
