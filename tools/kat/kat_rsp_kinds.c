/* kat_rsp_kinds.c -- the table of NIST's tests that certwright runs, found by the comments of
 * a file. */
#include "kat_rsp_kinds.h"

#include <stdlib.h>
#include <string.h>

#include "../../rsa/pss_signature.h"

/* The head of a file is looked at up to here. */
#define HEAD_LENGTH 2048

/* Which test a file holds, by what its head says; the first row that fits counts. */
struct rsp_kind {
    const char *mark, *other_mark; /* the second may be NULL */
    rsp_test *run;                 /* or NULL, and the reason */
    const char *reason;
    bool has_hash; /* whose name stands before the mark, after a quotation mark */
};

static const struct rsp_kind kinds[] = {
    {"\"SigGen PKCS#1 Ver 1.5\"", NULL, rsp_run_pkcs1, NULL, false},
    {"\"SigVer PKCS#1 Ver 1.5\"", NULL, rsp_run_pkcs1, NULL, false},
    {"\"SigGen PKCS#1 RSASSA-PSS\"", NULL, rsp_run_pss, NULL, false},
    {"\"SigVer PKCS#1 RSASSA-PSS\"", NULL, rsp_run_pss, NULL, false},
    {"\"KeyGen RSA ", NULL, rsp_run_key, NULL, false},
    {"RSA KeyGen", NULL, rsp_run_key, NULL, false},
    {" Monte\"", NULL, rsp_run_monte, NULL, true},
    {" ShortMsg\"", NULL, rsp_run_message, NULL, true},
    {" LongMsg\"", NULL, rsp_run_message, NULL, true},
    {"HMAC information", NULL, rsp_run_hmac, NULL, false},
    {"Test Cases for HMAC-", NULL, rsp_run_hmac, NULL, false},
    {"\"Key Pair\" information", "Curves", rsp_run_ec_key, NULL, false},
    {"\"PKV\" information", "Curves", rsp_run_ec_point, NULL, false},
    {"\"SigGen\" information", "RFC 6979", rsp_run_ecdsa_deterministic, NULL, false},
    {"\"SigGen\" information", "Curves", rsp_run_ecdsa_sign, NULL, false},
    /* SigGen.txt of 186-2 calls itself so; and that of secp256k1 has no comments. */
    {"\"SigVer\" information for", "Curves", rsp_run_ecdsa_sign, NULL, false},
    {"[K-256,SHA-", NULL, rsp_run_ecdsa_sign, NULL, false},
    {"\"SigVer\" information", "Curves", rsp_run_ecdsa_verify, NULL, false},
    {"ECC CDH Primitive", NULL, rsp_run_cdh_primitive, NULL, false},
    {"ECC Validity Test", "DLC PRIMITIVE TESTING ONLY", rsp_run_ecdh_static, NULL,
     false},
    {"ECC Validity Test", NULL, NULL, "certwright derives no keys from a common secret",
     false},
    {"NIST ECDH format", NULL, rsp_run_other_ecdh, NULL, false},
    {"POINT is hex encoded", NULL, rsp_run_compressed_point, NULL, false},
    {"rfc7748#section-5.2", NULL, rsp_run_x25519, NULL, false},
    {"NIST style from RFC 8032", NULL, rsp_run_eddsa, NULL, false},
};

#define KIND_COUNT (sizeof kinds / sizeof kinds[0])

/* Copies the comments and the lines in brackets before the first value of FILE. */
static void copy_head(const char *file, char head[HEAD_LENGTH + 1])
{
    size_t used = 0;
    while (*file != '\0' && strchr("#[\r\n", *file) != NULL) {
        size_t length = strcspn(file, "\n");
        if (used + length + 1 > HEAD_LENGTH)
            break;
        memcpy(head + used, file, length);
        used += length;
        head[used++] = '\n';
        file += length + (file[length] == '\n');
    }
    head[used] = '\0';
}

/* The hash of a name that may stand in one of two forms. */
static const struct hash *hash_of_name(struct bytes name)
{
    static const struct {
        const char *form, *name;
    } forms[] = {
        {"SHA1", "SHA-1"},     {"SHA224", "SHA-224"}, {"SHA256", "SHA-256"},
        {"SHA384", "SHA-384"}, {"SHA512", "SHA-512"},
    };
    char text[32];
    if (name.length >= sizeof text)
        return NULL;
    memcpy(text, name.data, name.length);
    text[name.length] = '\0';
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (strcmp(text, forms[i].form) == 0)
            return hash_by_name(forms[i].name);
    return hash_by_name(text);
}

/* The hash before MARK: "SHA-256 ShortMsg". */
static const struct hash *hash_before(const char *head, const char *mark)
{
    const char *start = mark;
    while (start > head && start[-1] != '"' && start[-1] != '\n')
        start--;
    return hash_of_name(bytes_of((const uint8_t *)start, (size_t)(mark - start)));
}

/* The hash of a file of HMAC, unless it has several: "HMAC-SHA224", up to the line's
 * end. */
static const struct hash *hash_of_hmac(const char *head)
{
    static const char mark[] = "HMAC-";
    const char *at = strstr(head, mark);
    if (at == NULL)
        return NULL;
    at += strlen(mark);
    return hash_of_name(bytes_of((const uint8_t *)at, strcspn(at, " \t\r\n")));
}

static size_t salt_length_of_head(const char *head)
{
    static const char mark[] = "Salt len:";
    const char *at = strstr(head, mark);
    return at != NULL ? strtoul(at + strlen(mark), NULL, 10) : RSA_PSS_SALT_ANY;
}

rsp_test *rsp_choose(struct rsp_state *state, const char *file)
{
    char head[HEAD_LENGTH + 1];
    const char *mark = NULL;
    size_t i = 0;
    copy_head(file, head);
    while (i < KIND_COUNT &&
           ((mark = strstr(head, kinds[i].mark)) == NULL ||
            (kinds[i].other_mark != NULL && strstr(head, kinds[i].other_mark) == NULL)))
        i++;
    if (i == KIND_COUNT) {
        state->reason = "certwright does not run this kind of test";
        return NULL;
    }
    state->hash = kinds[i].has_hash ? hash_before(head, mark) : hash_of_hmac(head);
    state->salt_length = salt_length_of_head(head);
    state->reason = kinds[i].reason;
    if (!kinds[i].has_hash || state->hash != NULL)
        return kinds[i].run;
    state->reason = "certwright does not have this hash";
    return NULL;
}
