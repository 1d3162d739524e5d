/* draft_command.c -- the clock, and where a draft goes. */
#include "draft_command.h"

#include <time.h>

#include "../cli/output.h"
#include "decision_report.h"

int64_t draft_now(const struct validity_options *options)
{
    return options->at.is_given ? options->at.seconds : (int64_t)time(NULL);
}

bool draft_write(const struct draft_product *product)
{
    return output_encoded(product->path, OUTPUT_PUBLIC, product->label, product->der,
                          product->is_der);
}

bool draft_output_certificate(const struct draft *draft, const struct private_key *key,
                              const struct signature_algorithm *algorithm,
                              struct draft_product *product, draft_output *output)
{
    struct der_writer writer = {0};
    struct decision decision = {0};
    bool ok = draft_sign_certificate(draft, key, algorithm, random_system(), &writer,
                                     &product->der, &decision) ||
              decision_report_refusal(&decision, NULL);
    ok = ok && output(product);
    der_writer_clear(&writer);
    return ok;
}
