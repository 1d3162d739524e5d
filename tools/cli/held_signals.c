/* held_signals.c -- signals that wait. There are no handlers, so nothing need be safe to do
 * in one. */
#include "held_signals.h"

#include <signal.h>
#include <stddef.h>

static bool are_held;
static sigset_t held_before; /* by whoever started the program; they stay held */

void held_signals_begin(void)
{
    sigset_t all;
    sigfillset(&all);
    are_held = sigprocmask(SIG_BLOCK, &all, &held_before) == 0;
}

void held_signals_end(void)
{
    if (are_held)
        sigprocmask(SIG_SETMASK, &held_before, NULL);
    are_held = false;
}

/* A signal that is ignored, as nohup(1) has it, can be waiting too. */
static bool is_ignored(int number)
{
    struct sigaction action;
    return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

bool held_signals_ask_to_stop(void)
{
    static const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    sigset_t waiting;
    if (!are_held || sigpending(&waiting) != 0)
        return false;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (sigismember(&waiting, numbers[i]) == 1 &&
            sigismember(&held_before, numbers[i]) == 0 && !is_ignored(numbers[i]))
            return true;
    return false;
}
