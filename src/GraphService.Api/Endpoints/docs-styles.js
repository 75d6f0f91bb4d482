// Runs before the scripts of the page, and lets them style it under its policy, which takes no style from a text:
// style elements get the page's nonce, and what stands in style attributes is set as a property instead.

const nonce = document.querySelector('meta[property="csp-nonce"]').content

const createElement = Document.prototype.createElement
Document.prototype.createElement = function (...given) {
  const element = createElement.apply(this, given)
  if (element instanceof HTMLStyleElement) {
    element.nonce = nonce
  }

  return element
}

const setAttribute = Element.prototype.setAttribute
Element.prototype.setAttribute = function (name, value) {
  if (name === 'style' && this.style) {
    this.style.cssText = value
  } else {
    setAttribute.call(this, name, value)
  }
}

const innerHTML = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')
Object.defineProperty(Element.prototype, 'innerHTML', {
  ...innerHTML,
  set(html) {
    innerHTML.set.call(this, String(html ?? '').replace(/<[a-z][^>]*>/gi, tag => tag.replace(/\sstyle=/i, ' data-style=')))
    for (const element of (this.content ?? this).querySelectorAll('[data-style]')) {
      element.style.cssText = element.dataset.style
      element.removeAttribute('data-style')
    }
  }
})

// A script tries whether it may make functions of texts. It may not; this says so before the browser complains.
window.Function = new Proxy(Function, {
  apply() {
    throw new EvalError('Functions are not made of texts here.')
  }
})
