/* extension_values.h -- the values inside extnValue, each read and written by a pair of
 * functions that extensions.c puts in its table. Internal to x509/. */
#ifndef CERTWRIGHT_EXTENSION_VALUES_H
#define CERTWRIGHT_EXTENSION_VALUES_H

#include "extensions.h"

/* Each reader reads the one value that READER stands before into its field of
 * EXTENSIONS; each writer writes it from there. */
bool basic_constraints_read(struct der_reader *reader, struct extensions *extensions);
void basic_constraints_write(struct der_writer *writer,
                             const struct extensions *extensions);
bool key_usage_read(struct der_reader *reader, struct extensions *extensions);
void key_usage_write(struct der_writer *writer, const struct extensions *extensions);
bool ext_key_usage_read(struct der_reader *reader, struct extensions *extensions);
void ext_key_usage_write(struct der_writer *writer,
                         const struct extensions *extensions);
bool subject_alt_name_read(struct der_reader *reader, struct extensions *extensions);
void subject_alt_name_write(struct der_writer *writer,
                            const struct extensions *extensions);
bool subject_key_identifier_read(struct der_reader *reader,
                                 struct extensions *extensions);
void subject_key_identifier_write(struct der_writer *writer,
                                  const struct extensions *extensions);
bool authority_key_identifier_read(struct der_reader *reader,
                                   struct extensions *extensions);
void authority_key_identifier_write(struct der_writer *writer,
                                    const struct extensions *extensions);
bool authority_info_access_read(struct der_reader *reader,
                                struct extensions *extensions);
void authority_info_access_write(struct der_writer *writer,
                                 const struct extensions *extensions);
bool crl_number_read(struct der_reader *reader, struct extensions *extensions);
void crl_number_write(struct der_writer *writer, const struct extensions *extensions);
bool delta_crl_indicator_read(struct der_reader *reader, struct extensions *extensions);
void delta_crl_indicator_write(struct der_writer *writer,
                               const struct extensions *extensions);

#endif
