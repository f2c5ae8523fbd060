package io.sluss.offer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-2-4, a keyed hash for short inputs (Aumasson and Bernstein, 2012, "SipHash: a fast short-input PRF"). It seals
 * ids and draws lots.
 */
final class SipHash {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private SipHash() {}

    static long hash(long k0, long k1, byte[] input, int offset, int length) {
        long v0 = k0 ^ 0x736f6d6570736575L;
        long v1 = k1 ^ 0x646f72616e646f6dL;
        long v2 = k0 ^ 0x6c7967656e657261L;
        long v3 = k1 ^ 0x7465646279746573L;
        int end = offset + length;
        boolean last = false;
        for (int at = offset; !last; at += Long.BYTES) {
            last = end - at < Long.BYTES;
            long m = last ? lastWord(input, at, end, length) : (long) WORD.get(input, at);
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

    private static long lastWord(byte[] input, int at, int end, int length) {
        long word = (long) (length & 0xff) << 56;
        for (int i = at; i < end; i++) {
            word |= (input[i] & 0xffL) << ((i - at) * 8);
        }
        return word;
    }
}
