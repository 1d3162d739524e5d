/* timing.h -- whether a computation takes the same time for two classes of inputs, after
 * Reparaz, Balasch and Verbauwhede, "Dude, is my code constant time?" (DATE 2017).
 *
 * Class 0 is one input, over and over; class 1 is a fresh one each time. Which class comes
 * next is drawn at random, so that whatever else happens on the machine falls on both.
 * Welch's t tells how far apart the means of the two are, in standard errors: above 4.5 it
 * is no accident. */
#ifndef CERTWRIGHT_TESTS_TIMING_H
#define CERTWRIGHT_TESTS_TIMING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TIMING_INPUT_LENGTH_MAX 4096

/* What is timed. One with a state of its own puts this structure first in a larger
 * one. */
struct timed_operation {
    size_t input_length; /* octets, at most TIMING_INPUT_LENGTH_MAX */
    /* Writes an input of CLASS, not timed. */
    void (*make)(struct timed_operation *operation, unsigned class, uint8_t *input);
    void (*run)(struct timed_operation *operation, const uint8_t *input);
};

/* timing_compare runs OPERATION COUNT times and returns Welch's t. Times above the
 * ninth decile of a first tenth are left out: they tell of interrupts. */
double timing_compare(struct timed_operation *operation, size_t count);

/* How often, unless told otherwise. */
#define TIMING_COUNT_DEFAULT 20000

/* timing_passes does so, prints a line under NAME, and tells whether t is small enough, or, if
 * IS_CONTROL, large enough: that a leak would be found. */
bool timing_passes(const char *name, struct timed_operation *operation, bool is_control,
                   size_t count);

#endif
