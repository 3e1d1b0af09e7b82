using System.Text;
using IatroX.Generator.Load;

namespace IatroX.Generator.Tests.Load;

/// <summary>Every kind of picture says how large it is, so that no page moves when a picture arrives.</summary>
public class PictureSizeTests
{
    /// <summary>The first bytes of pictures of 400 by 300, written by hand from each format's specification.</summary>
    [Theory]
    [InlineData("PNG", "89504E470D0A1A0A0000000D49484452000001900000012C")]
    [InlineData("GIF", "47494638396190012C01")]
    [InlineData("JPEG", "FFD8FFE000104A46494600010100000100010000FFC00011080" + "12C0190030122")]
    [InlineData("WebP, lossy", "524946460000000057454250565038200000000000000" + "09D012A90012C01")]
    [InlineData("WebP, lossless", "5249464600000000574542505650384C000000002F8FC14A000000000000")]
    [InlineData("WebP, extended", "5249464600000000574542505650385800000000000000008F01002B0100")]
    [InlineData("AVIF", "0000001C6674797061766966000000146973706500000000000000640000004B00000014697370650000000" + "0000001900000012C")]
    public void A_picture_says_its_size(string kind, string start) => Assert.True(PictureSize.Of(Convert.FromHexString(start)) is (400, 300), kind);

    [Theory]
    [InlineData("")]
    [InlineData("FFD8")]
    [InlineData("255044462D312E37")]
    [InlineData("89504E470D0A1A0A0000000D4948445200000000000000FF")]
    public void What_is_cut_short_or_no_picture_has_no_size(string start) => Assert.Null(PictureSize.Of(Convert.FromHexString(start)));

    [Theory]
    [InlineData("width='400' height='300'")]
    [InlineData("width='400px' height='299.6px' viewBox='0 0 1 1'")]
    [InlineData("viewBox='0 0 400 300'")]
    [InlineData("width='100%' height='10em' viewBox='0,0,400,300'")]
    public void A_drawing_says_its_size(string attributes) =>
        Assert.True(SvgPicture.Size(Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' {attributes}/>")) is (400, 300));

    [Theory]
    [InlineData("")]
    [InlineData("width='0' height='10'")]
    [InlineData("viewBox='0 0 wide high'")]
    public void A_drawing_without_measures_has_no_size(string attributes) =>
        Assert.Null(SvgPicture.Size(Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' {attributes}/>")));
}
