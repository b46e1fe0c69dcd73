package dev.guidon.gateway.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StreamTailTest {
    private static final int KEPT = 8_192;

    @Property(tries = 200)
    void keepsTheLastBytesHoweverTheyCome(@ForAll @Size(max = 20) List<@IntRange(max = 20_000) Integer> pieces) {
        StreamTail tail = new StreamTail();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        Random random = new Random(1);
        for (int length : pieces) {
            byte[] piece = new byte[length];
            random.nextBytes(piece);
            tail.add(Buffer.buffer(piece));
            stream.writeBytes(piece);
        }

        byte[] all = stream.toByteArray();
        byte[] kept = tail.bytes();

        assertThat(kept.length).isBetween(Math.min(all.length, KEPT), 2 * KEPT);
        assertThat(kept).isEqualTo(Arrays.copyOfRange(all, all.length - kept.length, all.length));
    }

    @Test
    void knowsWhetherAnEventIsComplete() {
        assertThat(after().betweenEvents()).isTrue();
        assertThat(after("data: x\n\n").betweenEvents()).isTrue();
        assertThat(after("data: x\r\n", "\r\n").betweenEvents()).isTrue();
        assertThat(after("data: x\n\n", "d").betweenEvents()).isFalse();
        assertThat(after("data: x\n").betweenEvents()).isFalse();
        assertThat(after("\n").betweenEvents()).isFalse();
    }

    private static StreamTail after(String... pieces) {
        StreamTail tail = new StreamTail();
        for (String piece : pieces) {
            tail.add(Buffer.buffer(piece));
        }
        return tail;
    }
}
