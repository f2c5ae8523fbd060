package io.sluss.offer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * SipHash-2-4, a keyed hash for short inputs (Aumasson and Bernstein, 2012, "SipHash: a fast short-input PRF"). It binds
 * an offer's few bytes to its contact's secret for a tenth of the cost of another HMAC.
 */
final class SipHash {
    private SipHash() {}

    static long hash(long k0, long k1, byte[] input, int offset, int length) {
        long v0 = k0 ^ 0x736f6d6570736575L;
        long v1 = k1 ^ 0x646f72616e646f6dL;
        long v2 = k0 ^ 0x6c7967656e657261L;
        long v3 = k1 ^ 0x7465646279746573L;
        ByteBuffer words = ByteBuffer.wrap(input, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        boolean last = false;
        while (!last) {
            last = words.remaining() < Long.BYTES;
            long m = last ? lastWord(words, length) : words.getLong();
            v3 ^= m;
            int rounds = last ? 6 : 2;
            for (int round = 0; round < rounds; round++) {
                if (round == 2) {
                    v0 ^= m;
                    v2 ^= 0xff;
                }
                v0 += v1;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v3;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 += v3;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 += v1;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v2 = Long.rotateLeft(v2, 32);
            }
            if (!last) {
                v0 ^= m;
            }
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static long lastWord(ByteBuffer rest, int length) {
        long word = (long) (length & 0xff) << 56;
        for (int shift = 0; rest.hasRemaining(); shift += 8) {
            word |= (rest.get() & 0xffL) << shift;
        }
        return word;
    }
}
