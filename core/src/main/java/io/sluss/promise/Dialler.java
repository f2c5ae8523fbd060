package io.sluss.promise;

/**
 * The host's outbound telephony, to which due callbacks are handed. Must be thread-safe. When it throws, the callback is
 * handed over again a minute later.
 */
public interface Dialler {
    /** Takes nothing: callbacks are taken by agents with {@link CallbackDispatcher#take}. */
    Dialler NONE = new Dialler() {
        @Override
        public int room(String resource) {
            return 0;
        }

        @Override
        public void dial(Callback callback) {
            throw new IllegalStateException("nobody dials");
        }
    };

    /** How many more callbacks of a resource it can take on now. */
    int room(String resource);

    /**
     * Takes a callback on, and soon returns; what it came to is told to {@link CallbackDispatcher#report}, before the lease
     * runs out or it is {@link CallbackDispatcher#renew renewed}.
     */
    void dial(Callback callback);
}
