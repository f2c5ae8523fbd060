package io.sluss.offer;

import java.nio.charset.StandardCharsets;

/**
 * Draws callers by lot: the same salt and bucket always draw the same number, which is as if random over buckets. Each
 * use hashes in a domain of its own, so that what one draws says nothing of what another does, whatever their salts.
 */
public enum Lot {
    /** Who is held out. Its number must never change: callers stay in their arm for as long as an experiment runs. */
    HOLDOUT(0x736c757373L),
    /** Who gets the rules that are tried out. */
    TRIAL(0x747269616cL),
    /** Which of two blocks of time is held out. */
    SWITCHBACK(0x737769746368L);

    private final long seed;

    Lot(long seed) {
        this.seed = seed;
    }

    /**
     * Draws, by SipHash-2-4 over salt and bucket.
     *
     * @param salt names the experiment
     * @param bucket whom it is drawn for, {@link io.sluss.contact.Situation#bucket()}
     * @return from 0 up to but not 1
     */
    public double draw(String salt, String bucket) {
        byte[] bytes = (salt + '/' + bucket).getBytes(StandardCharsets.UTF_8);
        long hash = SipHash.hash(seed, ~seed, bytes, 0, bytes.length);
        return (hash >>> 11) * 0x1.0p-53;
    }
}
