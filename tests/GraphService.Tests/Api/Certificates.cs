using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GraphService.Tests.Api;

/// <summary>Certificates for tests, signed by themselves.</summary>
internal static class Certificates
{
    public const string Password = "secret";

    /// <summary>Writes one, for 127.0.0.1, and tells its file.</summary>
    public static string In(TempFolder folder)
    {
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest(
            "CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = folder["made-up.pfx"];
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, Password));
        return file;
    }
}
