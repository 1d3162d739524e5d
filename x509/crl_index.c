/* crl_index.c -- the entries of a CRL by serial number.
 * Invariants: (1) bucket B is entries[starts[B]] up to entries[starts[B + 1]], and holds
 * every entry whose serial number has that hash; (2) entries with one serial number
 * stand in the order of the CRL. */
#include "crl_index.h"

#include <stdlib.h>

#include "crl_entry.h"
#include "extension_list.h"
#include "general_name.h"
#include "name_compare.h"

#define BUCKET_BITS_MAX                                                                \
    22 /* an entry has 20 octets or more: CRL_LENGTH_MAX has fewer */

/* --- the hash -------------------------------------------------------------------- */

/* 2^64 over the golden ratio, and odd: its multiples spread evenly, above all in their
 * upper bits. */
#define MULTIPLIER 0x9e3779b97f4a7c15

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * MULTIPLIER;
    return hash ^ hash >> 32;
}

/* Eight octets at a time. The last eight may overlap those before. */
static uint64_t hash_of(struct bytes serial)
{
    uint64_t hash = serial.length, word = 0;
    for (size_t i = 0; i + 8 < serial.length; i += 8) {
        memcpy(&word, serial.data + i, 8);
        hash = mix(hash, word);
    }
    if (serial.length >= 8)
        memcpy(&word, serial.data + serial.length - 8, 8);
    else
        for (size_t i = 0; i < serial.length; i++)
            word = word << 8 | serial.data[i];
    return mix(hash, word) * MULTIPLIER;
}

static size_t bucket_of(const struct crl_index *index, struct bytes serial)
{
    return (size_t)(hash_of(serial) >> (64 - index->bucket_bits));
}

/* --- reading entries again ------------------------------------------------------- */

/* A reader before the entry at OFFSET. */
static struct der_reader reader_at(const struct crl *crl, uint32_t offset,
                                   struct error *error)
{
    error_clear(error);
    struct der_reader reader = der_reader_again(crl->revoked_certificates, error);
    reader.position = offset;
    return reader;
}

static struct bytes serial_at(const struct crl *crl, uint32_t offset)
{
    struct error error;
    struct bytes serial;
    struct der_reader reader = reader_at(crl, offset, &error);
    return revoked_certificate_skip(&reader, &serial) ? serial : bytes_of(NULL, 0);
}

static bool entry_at(const struct crl *crl, uint32_t offset,
                     struct revoked_certificate *entry)
{
    struct error error;
    struct bytes ignored = {NULL, 0};
    struct der_reader reader = reader_at(crl, offset, &error);
    return revoked_certificate_read(&reader, entry, &ignored);
}

/* --- building -------------------------------------------------------------------- */

/* An entry on its way into its bucket. */
struct found {
    struct crl_index_entry entry;
    uint32_t bucket;
};

static bool next_entry(struct crl_index *index, struct der_reader *reader,
                       struct found *found)
{
    struct revoked_certificate entry;
    struct bytes ignored = {NULL, 0};
    found->entry.entry = (uint32_t)reader->position;
    if (!index->is_indirect) { /* extensions are not looked at */
        if (!revoked_certificate_skip(reader, &entry.user_certificate))
            return false;
    } else {
        if (!revoked_certificate_read(reader, &entry, &ignored))
            return false;
        if (entry.certificate_issuer.length > 0)
            found->entry.issuer = found->entry.entry;
    }
    found->bucket = (uint32_t)bucket_of(index, entry.user_certificate);
    return true;
}

/* Collects the entries of CRL, and in starts[B + 1] how many bucket B has. */
static size_t collect(struct crl_index *index, const struct crl *crl,
                      struct found *found)
{
    struct error error = {0};
    struct der_reader reader = extension_enter_again(crl->revoked_certificates, &error);
    struct found next = {{0, 0}, 0};
    size_t count = 0;
    while (count < crl->revoked_count && !der_at_end(&reader) &&
           next_entry(index, &reader, &next)) {
        found[count++] = next;
        index->starts[next.bucket + 1]++;
    }
    return count;
}

/* Puts COUNT entries into their buckets without changing their order. */
static void distribute(struct crl_index *index, const struct found *found, size_t count)
{
    size_t bucket_count = (size_t)1 << index->bucket_bits;
    for (size_t i = 0; i < bucket_count; i++)
        index->starts[i + 1] += index->starts[i];
    for (size_t i = count; i > 0; i--) /* from the end of each bucket down */
        index->entries[--index->starts[found[i - 1].bucket + 1]] = found[i - 1].entry;
    /* starts[B + 1] is where B starts now, and what is in front of it is not used. */
    memmove(index->starts, index->starts + 1, bucket_count * sizeof *index->starts);
    index->starts[bucket_count] = (uint32_t)count;
}

/* An entry of a long bucket, to be sorted. */
struct keyed {
    struct bytes serial;
    struct crl_index_entry entry;
};

static int compare_serials(struct bytes a, struct bytes b)
{
    if (a.length != b.length)
        return a.length < b.length ? -1 : 1;
    return a.length == 0 ? 0 : memcmp(a.data, b.data, a.length);
}

static int compare_keyed(const void *left, const void *right)
{
    const struct keyed *a = left, *b = right;
    int order = compare_serials(a->serial, b->serial);
    return order != 0
               ? order
               : (a->entry.entry > b->entry.entry) - (a->entry.entry < b->entry.entry);
}

static bool sort_bucket(const struct crl *crl, struct crl_index_entry *entries,
                        size_t count)
{
    struct keyed *keyed = calloc(count, sizeof *keyed);
    if (keyed == NULL)
        return false;
    for (size_t i = 0; i < count; i++)
        keyed[i] = (struct keyed){serial_at(crl, entries[i].entry), entries[i]};
    qsort(keyed, count, sizeof *keyed, compare_keyed);
    for (size_t i = 0; i < count; i++)
        entries[i] = keyed[i].entry;
    free(keyed);
    return true;
}

static bool sort_long_buckets(struct crl_index *index, const struct crl *crl)
{
    for (size_t i = 0; i < (size_t)1 << index->bucket_bits; i++) {
        size_t count = index->starts[i + 1] - index->starts[i];
        if (count > CRL_INDEX_BUCKET_MAX &&
            !sort_bucket(crl, index->entries + index->starts[i], count))
            return false;
    }
    return true;
}

static bool fill(struct crl_index *index, const struct crl *crl)
{
    struct found *found = calloc(crl->revoked_count + 1, sizeof *found);
    if (found == NULL)
        return false;
    distribute(index, found, collect(index, crl, found));
    free(found);
    return sort_long_buckets(index, crl);
}

bool crl_index_build(struct crl_index *index, const struct crl *crl, bool is_indirect)
{
    memset(index, 0, sizeof *index);
    index->is_indirect = is_indirect;
    index->bucket_bits = 1;
    while (index->bucket_bits < BUCKET_BITS_MAX &&
           (size_t)1 << index->bucket_bits < crl->revoked_count)
        index->bucket_bits++;
    index->starts = calloc(((size_t)1 << index->bucket_bits) + 1, sizeof(uint32_t));
    index->entries = calloc(crl->revoked_count + 1, sizeof *index->entries);
    if (index->starts != NULL && index->entries != NULL && fill(index, crl))
        return true;
    crl_index_clear(index);
    return false;
}

void crl_index_clear(struct crl_index *index)
{
    free(index->starts);
    free(index->entries);
    memset(index, 0, sizeof *index);
}

/* --- looking up ------------------------------------------------------------------ */

/* How many entries of a sorted bucket come before those with SERIAL_NUMBER, or before
 * those behind them. */
static size_t count_before(const struct crl *crl, const struct crl_index_entry *entries,
                           size_t count, struct bytes serial_number, bool or_equal)
{
    size_t start = 0, end = count;
    while (start < end) {
        size_t middle = start + (end - start) / 2;
        struct bytes serial = serial_at(crl, entries[middle].entry);
        if (compare_serials(serial, serial_number) < (or_equal ? 1 : 0))
            start = middle + 1;
        else
            end = middle;
    }
    return start;
}

/* The entries that may have SERIAL_NUMBER: those of a short bucket, or of a sorted one
 * those that have it. */
static const struct crl_index_entry *candidates(const struct crl_index *index,
                                                const struct crl *crl,
                                                struct bytes serial_number,
                                                size_t *count)
{
    size_t bucket = bucket_of(index, serial_number);
    const struct crl_index_entry *entries = index->entries + index->starts[bucket];
    *count = index->starts[bucket + 1] - index->starts[bucket];
    if (*count <= CRL_INDEX_BUCKET_MAX)
        return entries;
    size_t first = count_before(crl, entries, *count, serial_number, false);
    *count = count_before(crl, entries, *count, serial_number, true) - first;
    return entries + first;
}

size_t crl_index_work(const struct crl_index *index, const struct crl *crl,
                      struct bytes serial_number)
{
    size_t count;
    (void)candidates(index, crl, serial_number, &count);
    return 2 * index->bucket_bits + count;
}

/* Which issuer the entries are for, asked once for each certificateIssuer: it may have
 * any number of names and count for any number of entries. */
struct issuer_question {
    const struct crl *crl;
    struct bytes issuer;
    uint32_t at; /* of the last one asked about; 0: of the CRL */
    bool is_of_issuer;
};

static bool is_of_issuer(struct issuer_question *question, uint32_t at)
{
    struct revoked_certificate entry;
    if (at != question->at) {
        question->at = at;
        question->is_of_issuer =
            entry_at(question->crl, at, &entry) &&
            general_names_have_directory(entry.certificate_issuer, question->issuer);
    }
    return question->is_of_issuer;
}

bool crl_index_find(const struct crl_index *index, const struct crl *crl,
                    struct bytes issuer, struct bytes serial_number,
                    struct revoked_certificate *entry)
{
    struct revoked_certificate next;
    struct issuer_question question = {crl, issuer, 0, name_equal(crl->issuer, issuer)};
    size_t count;
    const struct crl_index_entry *entries =
        candidates(index, crl, serial_number, &count);
    bool is_found = false;
    if (!question.is_of_issuer && !index->is_indirect)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!bytes_equal(serial_at(crl, entries[i].entry), serial_number) ||
            !is_of_issuer(&question, entries[i].issuer) ||
            !entry_at(crl, entries[i].entry, &next))
            continue;
        *entry = next;
        is_found = true;
        if (next.reason != CRL_REASON_REMOVE_FROM_CRL)
            break;
    }
    return is_found;
}
