package ebb.serve.sql;

import ebb.conf.ServeSettings.Tls;
import ebb.conf.SettingsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;

/**
 * The server's key as gRPC takes it, read from the same file as that of the pages.
 *
 * @param certificates the server's and those that vouch for it, as PEM
 * @param key its private key, as PEM
 */
record ServerKey(InputStream certificates, InputStream key) {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /**
     * Reads the first key of the file.
     *
     * @throws SettingsException where the file has none, or the password is another
     */
    static ServerKey of(Tls tls) {
        char[] password = tls.password() == null ? new char[0] : tls.password().toCharArray();
        try (InputStream in = Files.newInputStream(Path.of(tls.keyStore()))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            for (String alias : Collections.list(store.aliases())) {
                Key key = store.getKey(alias, password);
                Certificate[] chain = store.getCertificateChain(alias);
                if (key != null && chain != null) {
                    return of(key, chain);
                }
            }
            throw new SettingsException("Cannot use serve.tls.key-store " + tls.keyStore()
                    + ": it holds no key with a certificate. Give a PKCS 12 file with both.");
        } catch (IOException | GeneralSecurityException e) {
            throw new SettingsException("Cannot use serve.tls.key-store " + tls.keyStore() + ": " + e.getMessage()
                    + ". Give a PKCS 12 file and its password.");
        }
    }

    private static ServerKey of(Key key, Certificate[] chain) throws GeneralSecurityException {
        StringBuilder certificates = new StringBuilder();
        for (Certificate certificate : chain) {
            certificates.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        return new ServerKey(stream(certificates.toString()), stream(pem("PRIVATE KEY", key.getEncoded())));
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(bytes) + "\n-----END " + kind + "-----\n";
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
