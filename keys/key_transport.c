/* key_transport.c -- key transport, through the row of a scheme. */
#include "key_transport.h"

#include "key_type.h"

const struct transport_scheme *transport_choose(const struct key_type *type,
                                                bool is_old, struct error *error)
{
    for (size_t i = 0; type->transports != NULL && type->transports[i] != NULL; i++)
        if (type->transports[i]->is_old == is_old)
            return type->transports[i];
    error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, type->clause,
               "key: want one that encrypts, have %s, which does not", type->label);
    return NULL;
}

bool transport_message_length_max(const struct transport_algorithm *algorithm,
                                  const struct public_key *key, size_t *length)
{
    return algorithm->scheme->message_length_max(algorithm, key, length);
}

enum key_result transport_encrypt(const struct transport_algorithm *algorithm,
                                  const struct public_key *key, struct bytes message,
                                  struct random_source *random,
                                  uint8_t ciphertext[TRANSPORT_LENGTH_MAX],
                                  size_t *length)
{
    *length = 0;
    return algorithm->scheme->encrypt(algorithm, key, message, random, ciphertext,
                                      length);
}

enum key_result transport_decrypt(const struct transport_algorithm *algorithm,
                                  const struct private_key *key,
                                  struct bytes ciphertext, struct random_source *random,
                                  uint8_t message[TRANSPORT_LENGTH_MAX], size_t *length)
{
    *length = 0;
    return algorithm->scheme->decrypt(algorithm, key, ciphertext, random, message,
                                      length);
}
