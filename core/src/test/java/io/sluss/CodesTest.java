package io.sluss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluss.contact.CallerNumber;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 4: a promise is found by its code from its caller's number, and nothing tells any other answer apart. */
class CodesTest {
    private final Callbacks there = Callbacks.usual();
    private final Promise promise = there.promised(5);
    private final String code = promise.recipient().code();

    private Optional<PromiseId> found(String number, String said) {
        return there.sluss.promised(new CallerNumber(number), said).map(Promise::id);
    }

    private Optional<PromiseId> found(int caller, String said) {
        return found(Callbacks.number(caller), said);
    }

    private static String other(String code, int by) {
        return String.format("%06d", (Integer.parseInt(code) + by) % 1_000_000);
    }

    @Test
    void the_right_code_from_the_right_number_finds_it_and_it_can_be_cancelled() {
        assertEquals(Optional.of(promise.id()), found(5, code));
        there.sluss.cancel(promise.id());
        assertEquals(Optional.empty(), found(5, code), "it is over");
    }

    @Test
    void a_wrong_code_another_number_and_a_hidden_one_find_nothing() {
        assertEquals(Optional.empty(), found(5, other(code, 1)));
        assertEquals(Optional.empty(), found(5, ""));
        assertEquals(Optional.empty(), found(6, code));
        assertEquals(Optional.empty(), found("anonymous", code));
        assertEquals(Optional.empty(), found("", code));
        assertEquals(Optional.of(promise.id()), found(5, code));
    }

    @ParameterizedTest
    @ValueSource(ints = {PromiseChanges.MOST_GUESSES - 1, PromiseChanges.MOST_GUESSES})
    void who_has_guessed_too_often_is_told_nothing_for_an_hour(int guesses) {
        for (int i = 1; i <= guesses; i++) {
            assertEquals(Optional.empty(), found(5, other(code, i)));
        }
        boolean tooOften = guesses >= PromiseChanges.MOST_GUESSES;
        assertEquals(tooOften ? Optional.empty() : Optional.of(promise.id()), found(5, code));
        there.later(PromiseChanges.GUESSES_REMEMBERED.plus(Duration.ofSeconds(1)));
        assertEquals(Optional.of(promise.id()), found(5, code));
    }

    @Test
    void guesses_from_one_number_do_not_shut_another_out() {
        for (int i = 0; i < 20; i++) {
            found(6, code);
        }
        assertEquals(Optional.of(promise.id()), found(5, code));
    }
}
