/* crl_index.c -- the entries of a CRL by serial number. Invariants: (1) bucket B is
 * entries[starts[B]] up to entries[starts[B + 1]], and holds every entry whose serial
 * number has that hash; (2) entries with one serial number stand in the order of the
 * CRL. */
#include "crl_index.h"

#include <stdlib.h>

#include "crl_entry.h"
#include "extension_list.h"
#include "general_name.h"
#include "name_compare.h"

#define BUCKET_BITS_MAX                                                                \
    22 /* an entry has 20 octets or more: CRL_LENGTH_MAX has fewer */

/* What the index keeps of an entry: offsets in crl->revoked_certificates. */
struct crl_index_entry {
    uint32_t entry, issuer;
};

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

/* How long the entry at OFFSET is, header and all. */
static size_t length_at(const struct crl *crl, uint32_t offset)
{
    struct error error;
    struct bytes serial;
    struct der_reader reader = reader_at(crl, offset, &error);
    return revoked_certificate_skip(&reader, &serial) ? reader.position - offset : 0;
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

/* A walk over the entries of a CRL, with what the index keeps of each. */
struct index_walk {
    struct der_reader reader;
    struct error error;
    size_t left;
    struct crl_index_entry entry;
    size_t bucket;
};

static void index_walk_begin(struct index_walk *walk, const struct crl *crl)
{
    memset(walk, 0, sizeof *walk);
    walk->reader = extension_enter_again(crl->revoked_certificates, &walk->error);
    walk->left = crl->revoked_count;
}

static bool index_walk_next(struct index_walk *walk, const struct crl_index *index)
{
    struct revoked_certificate entry;
    struct bytes ignored = {NULL, 0};
    if (der_at_end(&walk->reader) || walk->left-- == 0)
        return false;
    walk->entry.entry = (uint32_t)walk->reader.position;
    if (!index->is_indirect) { /* extensions are not looked at */
        if (!revoked_certificate_skip(&walk->reader, &entry.user_certificate))
            return false;
    } else {
        if (!revoked_certificate_read(&walk->reader, &entry, &ignored))
            return false;
        if (entry.certificate_issuer.length > 0)
            walk->entry.issuer = walk->entry.entry;
    }
    walk->bucket = bucket_of(index, entry.user_certificate);
    return true;
}

static struct crl_index_entry get(const struct crl_index *index, size_t place)
{
    struct crl_index_entry entry = {index->entries[place],
                                    index->is_indirect ? index->issuers[place] : 0};
    return entry;
}

static void put(struct crl_index *index, size_t place, struct crl_index_entry entry)
{
    index->entries[place] = entry.entry;
    if (index->is_indirect)
        index->issuers[place] = entry.issuer;
}

/* Puts the entries of CRL into their buckets in two walks: one counts how many each
 * will have, so that memory is taken for nothing but the index. */
static void distribute(struct crl_index *index, const struct crl *crl)
{
    struct index_walk walk;
    size_t bucket_count = (size_t)1 << index->bucket_bits;
    uint32_t *starts = index->starts;
    index_walk_begin(&walk, crl);
    while (index_walk_next(&walk, index))
        starts[walk.bucket + 1]++;
    for (size_t i = 0; i < bucket_count; i++)
        starts[i + 1] += starts[i];
    index_walk_begin(&walk, crl);
    while (index_walk_next(&walk, index))
        put(index, starts[walk.bucket]++, walk.entry);
    /* starts[B] is where B ends now, and B + 1 starts. */
    memmove(starts + 1, starts, bucket_count * sizeof *starts);
    starts[0] = 0;
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

static bool sort_bucket(struct crl_index *index, const struct crl *crl, size_t start,
                        size_t count)
{
    struct keyed *keyed = calloc(count, sizeof *keyed);
    if (keyed == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        struct crl_index_entry entry = get(index, start + i);
        keyed[i] = (struct keyed){serial_at(crl, entry.entry), entry};
    }
    qsort(keyed, count, sizeof *keyed, compare_keyed);
    for (size_t i = 0; i < count; i++)
        put(index, start + i, keyed[i].entry);
    free(keyed);
    return true;
}

static bool sort_long_buckets(struct crl_index *index, const struct crl *crl)
{
    for (size_t i = 0; i < (size_t)1 << index->bucket_bits; i++) {
        size_t count = index->starts[i + 1] - index->starts[i];
        if (count > CRL_INDEX_BUCKET_MAX &&
            !sort_bucket(index, crl, index->starts[i], count))
            return false;
    }
    return true;
}

static bool take_memory(struct crl_index *index, size_t count)
{
    index->starts = calloc(((size_t)1 << index->bucket_bits) + 1, sizeof(uint32_t));
    index->entries = calloc(count + 1, sizeof(uint32_t));
    if (index->is_indirect)
        index->issuers = calloc(count + 1, sizeof(uint32_t));
    return index->starts != NULL && index->entries != NULL &&
           (!index->is_indirect || index->issuers != NULL);
}

bool crl_index_build(struct crl_index *index, const struct crl *crl, bool is_indirect)
{
    memset(index, 0, sizeof *index);
    index->is_indirect = is_indirect;
    index->bucket_bits = 1;
    while (index->bucket_bits < BUCKET_BITS_MAX &&
           (size_t)1 << index->bucket_bits < crl->revoked_count)
        index->bucket_bits++;
    if (take_memory(index, crl->revoked_count)) {
        distribute(index, crl);
        if (sort_long_buckets(index, crl))
            return true;
    }
    crl_index_clear(index);
    return false;
}

void crl_index_clear(struct crl_index *index)
{
    free(index->starts);
    free(index->entries);
    free(index->issuers);
    memset(index, 0, sizeof *index);
}

/* --- looking up ------------------------------------------------------------------ */

/* How many entries of a sorted bucket come before those with SERIAL_NUMBER, or before
 * those behind them. */
static size_t count_before(const struct crl *crl, const uint32_t *entries, size_t count,
                           struct bytes serial_number, bool or_equal)
{
    size_t start = 0, end = count;
    while (start < end) {
        size_t middle = start + (end - start) / 2;
        struct bytes serial = serial_at(crl, entries[middle]);
        if (compare_serials(serial, serial_number) < (or_equal ? 1 : 0))
            start = middle + 1;
        else
            end = middle;
    }
    return start;
}

/* The place of the first entry that may have SERIAL_NUMBER, and how many may: those of
 * a short bucket, or of a sorted one those that have it. */
static size_t candidates(const struct crl_index *index, const struct crl *crl,
                         struct bytes serial_number, size_t *count)
{
    size_t bucket = bucket_of(index, serial_number), start = index->starts[bucket];
    const uint32_t *entries = index->entries + start;
    *count = index->starts[bucket + 1] - start;
    if (*count <= CRL_INDEX_BUCKET_MAX)
        return start;
    size_t first = count_before(crl, entries, *count, serial_number, false);
    *count = count_before(crl, entries, *count, serial_number, true) - first;
    return start + first;
}

size_t crl_index_work(const struct crl_index *index, const struct crl *crl,
                      struct bytes serial_number)
{
    size_t count, octets = 0;
    size_t first = candidates(index, crl, serial_number, &count);
    for (size_t i = 0; i < count; i++)
        octets += length_at(crl, get(index, first + i).entry);
    return 2 * index->bucket_bits + count + octets / CRL_OCTETS_PER_ENTRY;
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
    size_t first = candidates(index, crl, serial_number, &count);
    bool is_found = false;
    if (!question.is_of_issuer && !index->is_indirect)
        return false;
    for (size_t i = 0; i < count; i++) {
        struct crl_index_entry found = get(index, first + i);
        if (!bytes_equal(serial_at(crl, found.entry), serial_number) ||
            !is_of_issuer(&question, found.issuer) ||
            !entry_at(crl, found.entry, &next))
            continue;
        *entry = next;
        is_found = true;
        if (next.reason != CRL_REASON_REMOVE_FROM_CRL)
            break;
    }
    return is_found;
}
