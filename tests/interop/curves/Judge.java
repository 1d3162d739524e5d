/* Judge.java -- what Java says of servers. Reads lines "NAME FOLDER CHAIN", connects to the port
 * of loopback in its argument by TLS, asks for NAME and trusts FOLDER/root.pem alone; prints
 * "NAME|yes" or "NAME|no: REASON" for each. Run as `java Judge.java PORT`. */

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

class Judge {
    static SSLContext trusting(Path root) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream file = Files.newInputStream(root)) {
            store.setCertificateEntry("root",
                CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    static void greet(String name, int port, SSLContext context) throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        try (SSLSocket socket =
                 (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }

    /* The innermost cause says what it was; those around it that something was. */
    static String reason(Throwable thrown) {
        while (thrown.getCause() != null)
            thrown = thrown.getCause();
        return thrown.getMessage();
    }

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            String said = "yes";
            try {
                greet(words[0], port, trusting(Path.of(words[1], "root.pem")));
            } catch (IOException | GeneralSecurityException thrown) {
                said = "no: " + reason(thrown);
            }
            System.out.println(words[0] + "|" + said);
        }
    }
}
